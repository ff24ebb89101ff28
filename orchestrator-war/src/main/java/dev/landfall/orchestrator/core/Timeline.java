package dev.landfall.orchestrator.core;

import dev.landfall.lifecycle.NodeId;
import dev.landfall.orchestrator.core.view.TimelineView;
import dev.landfall.orchestrator.core.view.TimelineView.Flow;
import dev.landfall.orchestrator.core.view.TimelineView.Gap;
import dev.landfall.orchestrator.core.view.TimelineView.Second;
import dev.landfall.orchestrator.core.view.TimelineView.Spread;
import dev.landfall.stats.EncodedHistogram;
import dev.landfall.stats.EncodedHistograms;
import dev.landfall.stats.ErrorClass;
import dev.landfall.stats.Histograms;
import dev.landfall.stats.Measure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * One test second by second, over all drivers that tell their intervals. Written by the coordinator; {@link #view} may be read by anybody.
 * Response times of a second are kept until every driver's are in, since percentiles come from merged histograms alone.
 */
final class Timeline {

    private static final long TICK_PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(300);
    /** Longer than any outage of the broker that drivers send their intervals after. */
    private static final long KEPT_UNMERGED = 600;

    private static final double NANOS_PER_MILLI = 1e6;
    private static final Times NO_TIMES = new Times(new Flow(0, 0, 0, 0, 0, 0, 0), Spread.NONE);

    private final Duration interval;
    private final Collection<TestNode> nodes;
    private final NavigableMap<Long, Second> seconds = new ConcurrentSkipListMap<>();
    private final TreeMap<Long, Map<NodeId, Taken>> unmerged = new TreeMap<>();
    private final TreeMap<Long, Long> firstSeenNanos = new TreeMap<>();
    private long lastTick = -1;
    private volatile List<Gap> gaps = List.of();

    /** What one driver's interval took. */
    private record Taken(
            @Nullable EncodedHistogram response, @Nullable EncodedHistogram service) {}

    /** What all drivers' intervals took together. */
    private record Times(Flow percentiles, Spread spread) {}

    /** @param nodes those that tell their intervals */
    Timeline(Duration interval, Collection<TestNode> nodes) {
        this.interval = interval;
        this.nodes = List.copyOf(nodes);
    }

    TimelineView view() {
        return new TimelineView(interval, List.copyOf(seconds.values()), gaps);
    }

    /** An interval of a node has come in; its flow stands in the node's tally already. */
    void onInterval(TestNode node, long index, EncodedHistograms took, long nowNanos) {
        if (index > lastIndex() - KEPT_UNMERGED) {
            Map<NodeId, Taken> waiting = unmerged.computeIfAbsent(index, i -> new HashMap<>());
            Taken taken = new Taken(
                    took.of(Measure.RESPONSE_TIME).orElse(null),
                    took.of(Measure.SERVICE_TIME).orElse(null));
            waiting.put(node.nodeId(), taken);
        }
        if (index > lastTick) {
            firstSeenNanos.putIfAbsent(index, nowNanos);
        }
        // A second that a lost driver will never complete must not keep the histograms of the others for ever.
        unmerged.headMap(lastIndex() - KEPT_UNMERGED, true).clear();
        Second before = seconds.get(index);
        seconds.put(index, second(index, before));
        // What came with the next interval was reckoned without this one.
        Second next = seconds.get(index + 1);
        if (next != null) {
            seconds.put(index + 1, second(index + 1, next));
        }
    }

    /** A node's last interval is known: later seconds are complete without it. */
    void onEnd(TestNode node) {
        seconds.tailMap(node.tally().lastIndex(), false).replaceAll(this::second);
    }

    /** Seconds to be told now: data of all live nodes are in, or 300 ms have passed since the first; each once, in order. */
    List<Second> due(Collection<TestNode> live, long nowNanos) {
        List<Second> due = new ArrayList<>();
        while (!firstSeenNanos.isEmpty()) {
            Map.Entry<Long, Long> first = firstSeenNanos.firstEntry();
            long index = first.getKey();
            boolean allIn = live.stream().allMatch(n -> isIn(n, index));
            if (!allIn && nowNanos - first.getValue() < TICK_PATIENCE_NANOS) {
                break;
            }
            firstSeenNanos.pollFirstEntry();
            lastTick = index;
            Second second = seconds.get(index);
            if (second != null) {
                due.add(second);
            }
        }
        return due;
    }

    /** Leaves out what was read before anybody could be told. */
    void skipTicks() {
        firstSeenNanos.clear();
        lastTick = lastIndex();
    }

    /** Index of the newest second, −1 before the first. */
    long lastIndex() {
        return seconds.isEmpty() ? -1 : seconds.lastKey();
    }

    /** The newest complete second, else the newest; null before the first. */
    @Nullable
    Second newest() {
        Map.Entry<Long, Second> last = seconds.lastEntry();
        if (last == null || last.getValue().complete()) {
            return last == null ? null : last.getValue();
        }
        Map.Entry<Long, Second> before = seconds.lowerEntry(last.getKey());
        return before != null && before.getValue().complete() ? before.getValue() : last.getValue();
    }

    Optional<Second> second(long index) {
        return Optional.ofNullable(seconds.get(index));
    }

    void showGaps(List<Gap> now) {
        gaps = List.copyOf(now);
    }

    private Second second(long index, @Nullable Second before) {
        Map<NodeId, Flow> flows = new HashMap<>();
        Map<ErrorClass, Long> failures = new EnumMap<>(ErrorClass.class);
        boolean complete = true;
        for (TestNode node : nodes) {
            IntervalStore intervals = node.tally().intervals();
            Flow flow = intervals.flow(index);
            if (flow != null) {
                flows.put(node.nodeId(), flow);
            }
            intervals.failures(index).forEach((each, count) -> failures.merge(each, count, Long::sum));
            complete &= isIn(node, index);
        }
        Times times = times(index, before);
        if (complete) {
            unmerged.remove(index);
        }
        return new Second(index, sum(flows.values(), times.percentiles()), complete, flows, times.spread(), failures);
    }

    private static boolean isIn(TestNode node, long index) {
        NodeTally tally = node.tally();
        return tally.intervals().has(index) || (tally.isFinal() && index > tally.lastIndex());
    }

    /** Percentiles of all nodes together; those known before where the histograms have been given up. */
    private Times times(long index, @Nullable Second before) {
        Map<NodeId, Taken> waiting = unmerged.get(index);
        if (waiting == null) {
            return before == null ? NO_TIMES : new Times(before.all(), before.spread());
        }
        Histogram response = merged(waiting.values().stream().map(Taken::response));
        if (response.getTotalCount() == 0) {
            return NO_TIMES;
        }
        Histogram service = merged(waiting.values().stream().map(Taken::service));
        Flow percentiles = new Flow(0, 0, 0, at(response, 50), at(response, 95), at(response, 99), at(response, 100));
        return new Times(percentiles, new Spread(at(service, 99), Bins.of(response)));
    }

    private static Histogram merged(Stream<@Nullable EncodedHistogram> each) {
        Histogram merged = Histograms.empty();
        each.filter(Objects::nonNull).forEach(encoded -> merged.add(encoded.decode()));
        return merged;
    }

    private static Flow sum(Collection<Flow> flows, Flow times) {
        long sent = 0;
        long completed = 0;
        long errors = 0;
        for (Flow flow : flows) {
            sent += flow.sent();
            completed += flow.completed();
            errors += flow.errors();
        }
        return new Flow(
                sent, completed, errors, times.p50Millis(), times.p95Millis(), times.p99Millis(), times.maxMillis());
    }

    private static double at(Histogram histogram, double percent) {
        return histogram.getValueAtPercentile(percent) / NANOS_PER_MILLI;
    }
}
