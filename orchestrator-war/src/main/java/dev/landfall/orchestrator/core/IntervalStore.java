package dev.landfall.orchestrator.core;

import dev.landfall.message.Health;
import dev.landfall.orchestrator.core.view.TimelineView.Flow;
import dev.landfall.stats.ErrorClass;
import dev.landfall.stats.Histograms;
import dev.landfall.stats.Measure;
import dev.landfall.stats.RequestCounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * The intervals of one driver, by index; the first report of an index counts. What belongs to one interval is the difference of the cumulative
 * counters before and after it, so that the series adds up to the total; after a gap it is what the interval's own histograms hold, in
 * which time-outs are told from answers by their service time. Belongs to the coordinator.
 */
final class IntervalStore {

    private static final double NANOS_PER_MILLI = 1e6;

    /** Cumulative counters at the end of an interval, and what its histograms say of it alone. */
    private record Cut(
            long sent,
            long completed,
            long errors,
            long timeouts,
            long timedSent,
            long timedCompleted,
            long timedFailed,
            long timedOut,
            double p50,
            double p95,
            double p99,
            double max,
            Map<ErrorClass, Long> classes) {}

    /** A run of indexes without data, both ends included. */
    record Hole(long from, long to) {}

    /**
     * The series as a whole, for the ledger.
     *
     * @param rising false when counters fall from one interval to the next
     * @param withoutGaps true when every index up to the last is there
     * @param odd indexes whose counters rose by another number than there are times recorded in them
     */
    record Series(
            long lastIndex,
            long sent,
            long completed,
            long errors,
            long timedSent,
            long timedCompleted,
            boolean rising,
            boolean withoutGaps,
            List<Long> odd) {
        Series {
            odd = List.copyOf(odd);
        }
    }

    private static final Cut ZERO = new Cut(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Map.of());

    private final TreeMap<Long, Cut> cuts = new TreeMap<>();
    private final Strain strain = new Strain();
    private final long timeoutNanos;
    /** Of the interval that came last: most of the others' are the same, and kept but once. */
    private Map<ErrorClass, Long> classes = Map.of();

    /** @param timeout of a request */
    IntervalStore(Duration timeout) {
        this.timeoutNanos = timeout.toNanos();
    }

    boolean has(long index) {
        return cuts.containsKey(index);
    }

    /** Greatest index, −1 before the first. */
    long lastIndex() {
        return cuts.isEmpty() ? -1 : cuts.lastKey();
    }

    boolean isEmpty() {
        return cuts.isEmpty();
    }

    /** Intervals in which the driver was too slow to measure well. */
    Strain strain() {
        return strain;
    }

    /** @param histograms of this interval, absent ones empty */
    void add(long index, RequestCounts counts, Map<Measure, Histogram> histograms, @Nullable Health health) {
        @Nullable Histogram lag = histograms.get(Measure.SEND_LAG);
        long timedFailed = count(histograms, Measure.FAILED_RESPONSE_TIME);
        classes = classes.equals(counts.errors()) ? classes : Map.copyOf(counts.errors());
        @Nullable Histogram response = histograms.get(Measure.RESPONSE_TIME);
        cuts.put(
                index,
                new Cut(
                        counts.sent(),
                        counts.completed(),
                        counts.failed(),
                        counts.errors().getOrDefault(ErrorClass.TIMEOUT, 0L),
                        count(histograms, Measure.SEND_DELAY),
                        count(histograms, Measure.RESPONSE_TIME) + timedFailed,
                        timedFailed,
                        timedOut(histograms.get(Measure.SERVICE_TIME)),
                        percentile(response, 50),
                        percentile(response, 95),
                        percentile(response, 99),
                        percentile(response, 100),
                        classes));
        strain.add(index, percentile(lag, 99), percentile(response, 50), health);
    }

    /** What belongs to one interval; null when its data are missing. */
    @Nullable
    Flow flow(long index) {
        Cut cut = cuts.get(index);
        if (cut == null) {
            return null;
        }
        Cut before = index == 0 ? ZERO : cuts.get(index - 1);
        if (before == null) {
            long errors = cut.timedFailed + Math.min(cut.timedOut, timeoutsSince(cuts.lowerEntry(index), cut));
            return new Flow(cut.timedSent, cut.timedCompleted, errors, cut.p50, cut.p95, cut.p99, cut.max);
        }
        return new Flow(
                Math.max(0, cut.sent - before.sent),
                Math.max(0, cut.completed - before.completed),
                Math.max(0, cut.errors - before.errors),
                cut.p50,
                cut.p95,
                cut.p99,
                cut.max);
    }

    /** The failures of one interval by class, only those above 0; empty after a gap, where nobody told of which class they were. */
    Map<ErrorClass, Long> failures(long index) {
        Cut cut = cuts.get(index);
        Cut before = index == 0 ? ZERO : cuts.get(index - 1);
        if (cut == null || before == null || cut.classes.equals(before.classes)) {
            return Map.of();
        }
        Map<ErrorClass, Long> rises = new EnumMap<>(ErrorClass.class);
        cut.classes.forEach((each, count) -> rises.put(each, count - before.classes.getOrDefault(each, 0L)));
        rises.values().removeIf(rise -> rise <= 0);
        return rises;
    }

    private static long timeoutsSince(Map.@Nullable Entry<Long, Cut> before, Cut cut) {
        return Math.max(0, cut.timeouts - (before == null ? 0 : before.getValue().timeouts));
    }

    /** What is missing from 0 to an index. */
    List<Hole> holes(long last) {
        if (last == lastIndex() && cuts.size() == last + 1) {
            return List.of();
        }
        List<Hole> holes = new ArrayList<>();
        long expected = 0;
        for (long index : cuts.headMap(last, true).keySet()) {
            if (index > expected) {
                holes.add(new Hole(expected, index - 1));
            }
            expected = index + 1;
        }
        if (expected <= last) {
            holes.add(new Hole(expected, last));
        }
        return holes;
    }

    Series series() {
        long timedSent = 0;
        long timedCompleted = 0;
        boolean rising = true;
        Cut last = ZERO;
        for (Cut cut : cuts.values()) {
            timedSent += cut.timedSent;
            timedCompleted += cut.timedCompleted;
            rising &= cut.sent >= last.sent && cut.completed >= last.completed && cut.errors >= last.errors;
            last = cut;
        }
        return new Series(
                lastIndex(),
                last.sent,
                last.completed,
                last.errors,
                timedSent,
                timedCompleted,
                rising,
                cuts.size() == lastIndex() + 1,
                odd());
    }

    /** Counters and histograms come by different ways: where an interval and the one before it are there, they must agree. */
    private List<Long> odd() {
        List<Long> odd = new ArrayList<>();
        cuts.forEach((index, cut) -> {
            Cut before = index == 0 ? ZERO : cuts.get(index - 1);
            if (before != null
                    && (cut.sent - before.sent != cut.timedSent
                            || cut.completed - before.completed != cut.timedCompleted)) {
                odd.add(index);
            }
        });
        return odd;
    }

    /** An answer that came in the last thousandth before its time-out cannot be told from one. */
    private long timedOut(@Nullable Histogram service) {
        return service == null ? 0 : service.getCountBetweenValues(timeoutNanos, Histograms.HIGHEST_NANOS);
    }

    private static long count(Map<Measure, Histogram> histograms, Measure measure) {
        @Nullable Histogram histogram = histograms.get(measure);
        return histogram == null ? 0 : histogram.getTotalCount();
    }

    private static double percentile(@Nullable Histogram histogram, double percent) {
        return histogram == null || histogram.getTotalCount() == 0
                ? 0
                : histogram.getValueAtPercentile(percent) / NANOS_PER_MILLI;
    }
}
