package dev.landfall.workload;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A condition on the figures of a test, such as {@code p99 < 50ms}.
 *
 * @param expression as it was written
 * @param window null for the whole test; else the condition must hold in each full window of that many whole metrics intervals
 * @param limit in the metric's unit: ms, percent, or a plain number
 * @param abortOnFail true: the test is stopped as soon as it is missed
 */
public record Threshold(
        String expression,
        ThresholdMetric metric,
        @Nullable Duration window,
        Comparison comparison,
        double limit,
        boolean abortOnFail) {

    public boolean holds(double actual) {
        return comparison.holds(actual, limit);
    }

    /** The value of two windows that is further from holding. */
    public double worse(double a, double b) {
        return comparison.worse(a, b, limit);
    }

    /**
     * Whether a test that misses it now may hold it at its end because the value can only rise, or only fall: {@code sent > 1000} is
     * not missed for good after the first second. Everything else is a matter of what is measured so far.
     */
    public boolean mayYetHold(double actual) {
        return window == null
                && metric.trend() != ThresholdMetric.Trend.EITHER
                && comparison.mayYetHold(actual, limit, metric.trend() == ThresholdMetric.Trend.RISES);
    }
}
