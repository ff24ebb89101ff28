package dev.landfall.orchestrator.core;

import dev.landfall.orchestrator.core.view.TestTimes;
import dev.landfall.orchestrator.core.view.TestTimes.Slice;
import dev.landfall.stats.EncodedHistogram;
import dev.landfall.stats.EncodedHistograms;
import dev.landfall.stats.Histograms;
import dev.landfall.stats.Measure;
import dev.landfall.stats.MeasureSet;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * The times of each interval, all drivers together, until they are on disk. Of a long test two intervals, then four, and so on, share a
 * slice, so that it takes some megabytes however long it is; histograms are added up a few at a time, so that it never takes long.
 * Belongs to the coordinator.
 */
final class KeptTimes {

    /** What the histogram log tells. */
    static final List<Measure> MEASURES = List.of(Measure.RESPONSE_TIME, Measure.SERVICE_TIME, Measure.SEND_DELAY);

    /** A quarter of an hour with a slice for each second. */
    static final int MOST_SLICES = 900;

    /** Drivers are mostly no further apart than this. */
    private static final int OPEN_SLICES = 3;

    private static final int MOST_PARTS = 64;

    private final Duration interval;
    private final Collection<TestNode> nodes;
    private final Deque<Long> toMerge = new ArrayDeque<>();
    private TreeMap<Long, List<EncodedHistograms>> slices = new TreeMap<>();
    private long width = 1;
    private boolean kept = true;

    /** @param nodes those that tell their intervals */
    KeptTimes(Duration interval, Collection<TestNode> nodes) {
        this.interval = interval;
        this.nodes = List.copyOf(nodes);
    }

    /** An interval of a driver has come in, for the first time. */
    void onInterval(long index, EncodedHistograms told) {
        if (!kept) {
            return;
        }
        long slice = index / width;
        List<EncodedHistograms> parts = slices.computeIfAbsent(slice, i -> new ArrayList<>());
        parts.add(only(told));
        long newest = slices.lastKey();
        if (slice <= newest - OPEN_SLICES || parts.size() > MOST_PARTS) {
            toMerge.add(slice);
        } else if (parts.size() == 1) {
            toMerge.add(newest - OPEN_SLICES);
        }
        if (slices.size() > MOST_SLICES) {
            widen();
        }
        mergeOne();
    }

    /** From now on only the whole is known here: they are on disk, or too many others are kept. */
    void letGo() {
        kept = false;
        slices.clear();
        toMerge.clear();
    }

    /** Costs some milliseconds. */
    TestTimes view() {
        MeasureSet whole = new MeasureSet();
        nodes.forEach(node -> node.tally().addTo(whole));
        return new TestTimes(interval, only(whole.encode()), kept ? told() : null);
    }

    private List<Slice> told() {
        List<Slice> told = new ArrayList<>();
        slices.forEach((slice, parts) -> told.add(new Slice(slice * width, (slice + 1) * width - 1, parts)));
        return told;
    }

    private void widen() {
        width *= 2;
        TreeMap<Long, List<EncodedHistograms>> wider = new TreeMap<>();
        slices.forEach((slice, parts) ->
                wider.computeIfAbsent(slice / 2, i -> new ArrayList<>()).addAll(parts));
        slices = wider;
        toMerge.clear();
        toMerge.addAll(wider.headMap(wider.lastKey() - OPEN_SLICES, true).keySet());
    }

    private void mergeOne() {
        Long slice = toMerge.poll();
        List<EncodedHistograms> parts = slice == null ? null : slices.get(slice);
        if (parts != null && parts.size() > 1) {
            EncodedHistograms merged = merged(parts);
            parts.clear();
            parts.add(merged);
        }
    }

    private static EncodedHistograms merged(List<EncodedHistograms> parts) {
        Map<Measure, EncodedHistogram> merged = new EnumMap<>(Measure.class);
        for (Measure measure : MEASURES) {
            Histogram sum = Histograms.empty();
            parts.forEach(part -> part.of(measure).ifPresent(encoded -> sum.add(encoded.decode())));
            if (sum.getTotalCount() > 0) {
                merged.put(measure, EncodedHistogram.of(sum));
            }
        }
        return new EncodedHistograms(merged);
    }

    private static EncodedHistograms only(EncodedHistograms all) {
        Map<Measure, EncodedHistogram> some = new EnumMap<>(Measure.class);
        MEASURES.forEach(measure -> all.of(measure).ifPresent(encoded -> some.put(measure, encoded)));
        return new EncodedHistograms(some);
    }
}
