package dev.landfall.driver.core;

import dev.landfall.lifecycle.Incarnation;
import dev.landfall.lifecycle.NodeId;
import dev.landfall.workload.AllowList;
import dev.landfall.workload.PlanLimits;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Who this driver is and what it may do.
 *
 * @param nodeIp as the driver sees itself
 * @param version of this program
 * @param cores of this machine
 * @param heartbeatInterval at least 1 s
 * @param metricsInterval at least 1 s
 * @param lease how long an orchestrator may be silent before load ends, at least 2 s
 * @param guardedPorts ports that only an explicit rule of the allow-list opens
 * @param defaultTarget where commands with only the public fields send load; empty: they are ignored
 */
public record DriverSettings(
        NodeId nodeId,
        String nodeIp,
        Incarnation incarnation,
        String version,
        int cores,
        PlanLimits limits,
        Duration heartbeatInterval,
        Duration metricsInterval,
        Duration lease,
        AllowList allowed,
        Set<Integer> guardedPorts,
        Optional<URI> defaultTarget) {

    /** Checks the intervals; {@link IllegalArgumentException} names the key and what is allowed. */
    public DriverSettings {
        atLeast("landfall.heartbeat-interval", Duration.ofSeconds(1), heartbeatInterval);
        atLeast("landfall.metrics-interval", Duration.ofSeconds(1), metricsInterval);
        atLeast("landfall.lease", Duration.ofSeconds(2), lease);
        guardedPorts = Set.copyOf(guardedPorts);
    }

    private static void atLeast(String key, Duration least, Duration value) {
        if (value.compareTo(least) < 0) {
            throw new IllegalArgumentException(key + " must be at least " + least + ", was " + value);
        }
    }
}
