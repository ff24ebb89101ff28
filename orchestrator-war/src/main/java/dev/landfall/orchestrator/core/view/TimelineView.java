package dev.landfall.orchestrator.core.view;

import dev.landfall.lifecycle.NodeId;
import dev.landfall.stats.ErrorClass;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A test second by second. */
public record TimelineView(Duration interval, List<Second> seconds, List<Gap> gaps) {
    public TimelineView {
        seconds = List.copyOf(seconds);
        gaps = List.copyOf(gaps);
    }

    /** The same without the seconds before that index. */
    public TimelineView from(long first) {
        return new TimelineView(
                interval, seconds.stream().filter(s -> s.index() >= first).toList(), gaps);
    }

    /**
     * One interval over all drivers. What was sent and completed in it, and percentiles of response time.
     *
     * @param complete true when every driver's data are in
     * @param spread over all drivers
     * @param failures over all drivers, only those above 0; less than all errors where a driver's interval follows on a gap
     */
    public record Second(
            long index,
            Flow all,
            boolean complete,
            Map<NodeId, Flow> nodes,
            Spread spread,
            Map<ErrorClass, Long> failures) {
        public Second {
            nodes = Map.copyOf(nodes);
            failures = Map.copyOf(failures);
        }
    }

    /**
     * How the response times of an interval lie, for a heat map, and how long the target took by itself.
     *
     * @param serviceP99Millis 0 when no response was timed
     * @param bins by rising index, those with nothing in them left out
     */
    public record Spread(double serviceP99Millis, List<Bin> bins) {
        public static final Spread NONE = new Spread(0, List.of());

        public Spread {
            bins = List.copyOf(bins);
        }
    }

    /**
     * So many response times from 2^(index ÷ 4) µs on, up to the next bin.
     *
     * @param index from 0, for 1 µs and less
     */
    public record Bin(int index, long count) {}

    /** The figures of one interval; percentiles are 0 when no response was timed, as when all requests failed. */
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
