package dev.landfall.orchestrator.core.view;

import dev.landfall.lifecycle.NodeId;
import dev.landfall.message.StartReport;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How exactly the drivers started together.
 *
 * @param plannedAt on the broker's clock, null before the trigger
 * @param skewMillis greatest − least of actual − planned offset; null until two drivers told
 */
public record StartView(
        @Nullable Instant plannedAt, @Nullable Double skewMillis, Map<NodeId, StartReport> nodes) {
    public StartView {
        nodes = Map.copyOf(nodes);
    }
}
