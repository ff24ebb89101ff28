package dev.landfall.orchestrator.core;

import dev.landfall.orchestrator.core.view.TimelineView.Bin;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/** A histogram in as few steps as an eye can tell apart: four to each doubling. */
final class Bins {

    private static final double NANOS_PER_MICRO = 1e3;
    private static final double PER_DOUBLING = 4;

    private Bins() {}

    /** @param times in ns */
    static List<Bin> of(Histogram times) {
        TreeMap<Integer, Long> counts = new TreeMap<>();
        for (HistogramIterationValue value : times.recordedValues()) {
            counts.merge(index(value.getValueIteratedTo()), value.getCountAtValueIteratedTo(), Long::sum);
        }
        List<Bin> bins = new ArrayList<>();
        counts.forEach((index, count) -> bins.add(new Bin(index, count)));
        return bins;
    }

    private static int index(long nanos) {
        double micros = Math.max(1, nanos / NANOS_PER_MICRO);
        return (int) Math.floor(PER_DOUBLING * Math.log(micros) / Math.log(2));
    }
}
