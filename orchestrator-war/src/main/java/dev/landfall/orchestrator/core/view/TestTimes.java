package dev.landfall.orchestrator.core.view;

import dev.landfall.stats.EncodedHistograms;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The times of a test, all drivers together, as histograms.
 *
 * @param interval of the metrics
 * @param whole those that the figures of the report are read from
 * @param slices in the order of time; null when they have been given up, since they are on disk
 */
public record TestTimes(
        Duration interval,
        EncodedHistograms whole,
        @Nullable List<Slice> slices) {
    public TestTimes {
        slices = slices == null ? null : List.copyOf(slices);
    }

    /**
     * What was told of some intervals that follow one another; of those of a gap nothing.
     *
     * @param from the first interval
     * @param to the last one
     * @param parts to be added up
     */
    public record Slice(long from, long to, List<EncodedHistograms> parts) {
        public Slice {
            parts = List.copyOf(parts);
        }
    }
}
