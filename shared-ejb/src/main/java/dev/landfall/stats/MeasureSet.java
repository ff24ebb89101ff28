package dev.landfall.stats;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.HdrHistogram.Histogram;

/**
 * One histogram per {@link Measure}, to be recorded into and merged. Merging is exact: any split of the same samples gives the same
 * counts. Costs about 1 MB. Not thread-safe.
 */
public final class MeasureSet {

    private final Map<Measure, Histogram> byMeasure = new EnumMap<>(Measure.class);

    public MeasureSet() {
        for (Measure measure : Measure.values()) {
            byMeasure.put(measure, Histograms.empty());
        }
    }

    /** The live histogram of one measure. */
    public Histogram of(Measure measure) {
        return Objects.requireNonNull(byMeasure.get(measure));
    }

    public void add(MeasureSet other) {
        byMeasure.forEach((measure, histogram) -> histogram.add(other.of(measure)));
    }

    /** @throws IllegalArgumentException when one of them is no histogram of our shape; nothing is added then */
    public void add(EncodedHistograms encoded) {
        Map<Measure, Histogram> decoded = new EnumMap<>(Measure.class);
        encoded.byMeasure().forEach((measure, histogram) -> decoded.put(measure, histogram.decode()));
        decoded.forEach((measure, histogram) -> of(measure).add(histogram));
    }

    public void reset() {
        byMeasure.values().forEach(Histogram::reset);
    }

    /** The present content, leaving out what is empty. */
    public EncodedHistograms encode() {
        Map<Measure, EncodedHistogram> encoded = new EnumMap<>(Measure.class);
        byMeasure.forEach((measure, histogram) -> {
            if (histogram.getTotalCount() > 0) {
                encoded.put(measure, EncodedHistogram.of(histogram));
            }
        });
        return new EncodedHistograms(encoded);
    }

    /** The figures of one measure. */
    public Summary summary(Measure measure) {
        return Summary.of(of(measure));
    }
}
