package dev.landfall.stats;

import org.HdrHistogram.Histogram;

/**
 * The figures of one histogram, times in milliseconds. All times are 0 when {@code count} is 0.
 *
 * @param modeMillis middle of the fullest bin, the lowest such bin
 * @param modeBinMillis width of those bins: 10^⌊log10(median)⌋ / 10
 * @param stddevMillis of the population
 */
public record Summary(
        long count,
        double minMillis,
        double maxMillis,
        double meanMillis,
        double medianMillis,
        double modeMillis,
        double modeBinMillis,
        double stddevMillis,
        double p50Millis,
        double p90Millis,
        double p95Millis,
        double p99Millis,
        double p999Millis,
        double p9999Millis) {

    public static final Summary NONE = new Summary(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    private static final double NANOS_PER_MILLI = 1e6;

    public static Summary of(Histogram histogram) {
        if (histogram.getTotalCount() == 0) {
            return NONE;
        }
        var recorded = new Recorded(histogram);
        double mean = recorded.mean();
        double median = millis(recorded.atPercentile(50));
        double binMillis = Mode.binMillis(median);
        return new Summary(
                histogram.getTotalCount(),
                millis(histogram.getMinValue()),
                millis(histogram.getMaxValue()),
                millis(mean),
                median,
                Mode.millis(recorded, binMillis),
                binMillis,
                millis(recorded.stddev(mean)),
                median,
                millis(recorded.atPercentile(90)),
                millis(recorded.atPercentile(95)),
                millis(recorded.atPercentile(99)),
                millis(recorded.atPercentile(99.9)),
                millis(recorded.atPercentile(99.99)));
    }

    private static double millis(double nanos) {
        return nanos / NANOS_PER_MILLI;
    }
}
