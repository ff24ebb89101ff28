package dev.landfall.orchestrator.core.view;

import dev.landfall.lifecycle.NodeId;
import dev.landfall.message.StartReport;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a test comes to its start, and how exactly the drivers started together.
 *
 * @param asked true once somebody has triggered the test, or where its plan does
 * @param waitsUntil when it is given up, on the broker's clock, unless its drivers are ready and it was triggered; null from the trigger on
 * @param plannedAt on the broker's clock, null before the trigger
 * @param skewMillis greatest − least of actual − planned offset; null until two drivers told
 */
public record StartView(
        boolean asked,
        @Nullable Instant waitsUntil,
        @Nullable Instant plannedAt,
        @Nullable Double skewMillis,
        Map<NodeId, StartReport> nodes) {
    public StartView {
        nodes = Map.copyOf(nodes);
    }
}
