package dev.landfall.orchestrator.core.view;

import dev.landfall.lifecycle.NodeId;
import dev.landfall.lifecycle.TestId;
import dev.landfall.message.ClockReading;
import dev.landfall.message.Health;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A driver as the fleet knows it.
 *
 * @param state as it says itself, or SUSPECT, LOST, LEFT
 * @param alive true while it can take part
 * @param protocol null for one that speaks only the public fields
 * @param heartbeatAgeMillis in log time
 * @param testId it holds, null when free
 * @param sent requests of that test, null where it does not tell
 */
public record DriverView(
        NodeId nodeId,
        String nodeIp,
        FleetState state,
        boolean alive,
        @Nullable Integer protocol,
        @Nullable Instant lastHeartbeatAt,
        @Nullable Long heartbeatAgeMillis,
        @Nullable String version,
        @Nullable ClockReading clock,
        @Nullable TestId testId,
        @Nullable Long sent,
        @Nullable Health health,
        Map<String, String> labels) {}
