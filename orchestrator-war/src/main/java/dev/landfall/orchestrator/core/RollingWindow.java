package dev.landfall.orchestrator.core;

import dev.landfall.lifecycle.NodeId;
import dev.landfall.stats.EncodedHistogram;
import dev.landfall.stats.EncodedHistograms;
import dev.landfall.stats.Histograms;
import dev.landfall.stats.Measure;
import dev.landfall.stats.RequestCounts;
import dev.landfall.workload.Threshold;
import dev.landfall.workload.ThresholdMetric;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * The last intervals of a test as one sum that moves on interval by interval, and the worst it has been for each threshold. Histograms are
 * added and taken away again, which is exact. Belongs to the coordinator.
 */
final class RollingWindow {

    /** What one driver told of one interval: its histograms, and its counters up to the end. */
    record Told(EncodedHistograms times, RequestCounts counts) {}

    /** One interval over all drivers. */
    private record Step(List<EncodedHistograms> times, RequestCounts atEnd) {}

    private final int length;
    private final double seconds;
    private final List<Threshold> thresholds;
    private final double[] worst;
    private final ArrayDeque<Step> steps = new ArrayDeque<>();
    private final Map<NodeId, RequestCounts> newest = new HashMap<>();
    private RequestCounts before = RequestCounts.ZERO;
    private @Nullable Map<Measure, Histogram> sums;

    /**
     * @param length in intervals
     * @param seconds the same in seconds
     * @param thresholds that have this window
     */
    RollingWindow(int length, double seconds, List<Threshold> thresholds) {
        this.length = length;
        this.seconds = seconds;
        this.thresholds = List.copyOf(thresholds);
        this.worst = new double[thresholds.size()];
        Arrays.fill(worst, Double.NaN);
    }

    /** One that goes on from here by itself. */
    RollingWindow copy() {
        RollingWindow copy = new RollingWindow(length, seconds, thresholds);
        System.arraycopy(worst, 0, copy.worst, 0, worst.length);
        copy.steps.addAll(steps);
        copy.newest.putAll(newest);
        copy.before = before;
        if (sums != null) {
            Map<Measure, Histogram> copies = new EnumMap<>(Measure.class);
            sums.forEach((measure, sum) -> copies.put(measure, sum.copy()));
            copy.sums = copies;
        }
        return copy;
    }

    /** Moves on by one interval. A driver that told nothing of it has the counters it had before. */
    void advance(Map<NodeId, Told> told) {
        told.forEach((node, interval) -> newest.put(node, interval.counts));
        RequestCounts atEnd = newest.values().stream().reduce(RequestCounts.ZERO, RequestCounts::plus);
        Step step = new Step(told.values().stream().map(t -> timed(t.times)).toList(), atEnd);
        Map<Measure, Histogram> sum = sums();
        steps.add(step);
        step.times.forEach(times ->
                times.byMeasure().forEach((measure, h) -> of(sum, measure).add(h.decode())));
        if (steps.size() > length) {
            Step gone = steps.remove();
            before = gone.atEnd;
            gone.times.forEach(times ->
                    times.byMeasure().forEach((measure, h) -> of(sum, measure).subtract(h.decode())));
        }
        if (steps.size() == length) {
            judge(sum, atEnd);
        }
    }

    /** What a threshold came to in the worst full window so far; NaN before there is one with samples. */
    double worst(Threshold threshold) {
        int index = thresholds.indexOf(threshold);
        return index < 0 ? Double.NaN : worst[index];
    }

    /** Lets go of what can be made again. */
    void compact() {
        sums = null;
    }

    private void judge(Map<Measure, Histogram> sum, RequestCounts atEnd) {
        for (int i = 0; i < worst.length; i++) {
            Threshold threshold = thresholds.get(i);
            double actual = threshold.metric() instanceof ThresholdMetric.Time time
                    ? MetricValues.of(time, of(sum, MetricValues.measure(time)))
                    : MetricValues.of(threshold.metric(), before, atEnd, seconds);
            if (!Double.isNaN(actual)) {
                worst[i] = Double.isNaN(worst[i]) ? actual : threshold.worse(worst[i], actual);
            }
        }
    }

    private Map<Measure, Histogram> sums() {
        Map<Measure, Histogram> known = sums;
        if (known == null) {
            Map<Measure, Histogram> made = new EnumMap<>(Measure.class);
            measures().forEach(measure -> made.put(measure, Histograms.empty()));
            steps.forEach(step -> step.times.forEach(times ->
                    times.byMeasure().forEach((measure, h) -> of(made, measure).add(h.decode()))));
            sums = made;
            return made;
        }
        return known;
    }

    private static Histogram of(Map<Measure, Histogram> sums, Measure measure) {
        return Objects.requireNonNull(sums.get(measure));
    }

    /** Only what some threshold looks at. */
    private EncodedHistograms timed(EncodedHistograms times) {
        Map<Measure, EncodedHistogram> kept = new EnumMap<>(Measure.class);
        measures().forEach(measure -> times.of(measure).ifPresent(h -> kept.put(measure, h)));
        return new EncodedHistograms(kept);
    }

    private Collection<Measure> measures() {
        List<Measure> measures = new ArrayList<>();
        for (Threshold threshold : thresholds) {
            if (threshold.metric() instanceof ThresholdMetric.Time time) {
                measures.add(MetricValues.measure(time));
            }
        }
        return measures.stream().distinct().toList();
    }
}
