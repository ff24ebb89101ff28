package dev.landfall.stats;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The histograms of one interval or of a whole test, as they travel. One that is absent is empty.
 *
 * @param byMeasure copied
 */
public record EncodedHistograms(Map<Measure, EncodedHistogram> byMeasure) {

    public static final EncodedHistograms NONE = new EncodedHistograms(Map.of());

    public EncodedHistograms {
        Map<Measure, EncodedHistogram> copy = new EnumMap<>(Measure.class);
        copy.putAll(byMeasure);
        byMeasure = Collections.unmodifiableMap(copy);
    }

    public Optional<EncodedHistogram> of(Measure measure) {
        @Nullable EncodedHistogram histogram = byMeasure.get(measure);
        return Optional.ofNullable(histogram);
    }
}
