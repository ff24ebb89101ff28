package dev.landfall.orchestrator.core.view;

import dev.landfall.lifecycle.NodeId;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A test second by second. */
public record TimelineView(Duration interval, List<Second> seconds, List<Gap> gaps) {
    public TimelineView {
        seconds = List.copyOf(seconds);
        gaps = List.copyOf(gaps);
    }

    /**
     * One interval over all drivers. What was sent and completed in it, and percentiles of response time.
     *
     * @param complete true when every driver's data are in
     */
    public record Second(long index, Flow all, boolean complete, Map<NodeId, Flow> nodes) {
        public Second {
            nodes = Map.copyOf(nodes);
        }
    }

    /** The figures of one interval; percentiles are 0 when nothing completed. */
    public record Flow(
            long sent,
            long completed,
            long errors,
            double p50Millis,
            double p95Millis,
            double p99Millis,
            double maxMillis) {}

    /** Intervals of one driver that never came, both ends included. */
    public record Gap(NodeId nodeId, long from, long to) {}
}
