package dev.landfall.orchestrator.core.view;

import dev.landfall.lifecycle.EndReason;
import dev.landfall.lifecycle.NodeId;
import dev.landfall.message.Health;
import dev.landfall.message.PublicFigures;
import dev.landfall.stats.ErrorExamples;
import dev.landfall.stats.RequestCounts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One driver's part of a test.
 *
 * @param endReason null until its final report is in
 * @param figures null for a driver that speaks only the public fields
 * @param given the four figures of such a driver, null for others or before they came
 * @param health of its last interval
 * @param worst of each thing its worst interval, null where it does not tell
 * @param examples of what failures said, once its final report is in
 * @param missingSeconds indexes of intervals without data
 */
public record NodeView(
        NodeId nodeId,
        FleetState state,
        @Nullable EndReason endReason,
        @Nullable Figures figures,
        RequestCounts warmUp,
        @Nullable PublicFigures given,
        @Nullable Health health,
        @Nullable Health worst,
        ErrorExamples examples,
        List<Long> missingSeconds) {
    public NodeView {
        missingSeconds = List.copyOf(missingSeconds);
    }
}
