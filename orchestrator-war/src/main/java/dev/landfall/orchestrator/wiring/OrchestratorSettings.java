package dev.landfall.orchestrator.wiring;

import dev.landfall.lifecycle.NodeId;
import dev.landfall.workload.AllowList;
import dev.landfall.workload.PlanLimits;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one orchestrator, read once at its start.
 *
 * @param nodeId {@code landfall.node.id}
 * @param heartbeatInterval {@code landfall.heartbeat-interval}, at least 1 s
 * @param metricsInterval {@code landfall.metrics-interval}, at least 1 s
 * @param targets {@code landfall.targets.allow}
 * @param limits {@code landfall.driver.max-…}: what a plan may ask of one driver
 * @param dataDirectory {@code landfall.data-dir}
 * @param token {@code landfall.api.token}; null: made once and kept in a file
 */
record OrchestratorSettings(
        NodeId nodeId,
        Duration heartbeatInterval,
        Duration metricsInterval,
        AllowList targets,
        PlanLimits limits,
        Path dataDirectory,
        @Nullable String token) {

    private static final Duration ONE_SECOND = Duration.ofSeconds(1);

    OrchestratorSettings {
        requireASecond("landfall.heartbeat-interval", heartbeatInterval);
        requireASecond("landfall.metrics-interval", metricsInterval);
    }

    private static void requireASecond(String key, Duration interval) {
        if (interval.compareTo(ONE_SECOND) < 0) {
            throw new IllegalArgumentException(key + " must be at least PT1S, was " + interval);
        }
    }

    /** The token is nobody's business. */
    @Override
    public String toString() {
        return "node=" + nodeId + " heartbeat-interval=" + heartbeatInterval + " metrics-interval=" + metricsInterval
                + " data-dir=" + dataDirectory + " token=" + (token == null ? "from file" : "from settings");
    }
}
