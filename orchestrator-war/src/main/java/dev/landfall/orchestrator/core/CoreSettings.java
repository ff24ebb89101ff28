package dev.landfall.orchestrator.core;

import dev.landfall.lifecycle.Incarnation;
import dev.landfall.lifecycle.NodeId;
import java.time.Duration;

/**
 * Who this orchestrator is.
 *
 * @param incarnation random per process start
 * @param metricsInterval of the drivers, for the timeline
 */
public record CoreSettings(NodeId nodeId, Incarnation incarnation, Duration metricsInterval) {

    public CoreSettings {
        if (metricsInterval.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException(
                    "landfall.metrics-interval must be at least PT1S, was " + metricsInterval);
        }
    }
}
