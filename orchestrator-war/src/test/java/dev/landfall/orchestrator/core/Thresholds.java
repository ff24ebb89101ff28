package dev.landfall.orchestrator.core;

import dev.landfall.workload.Comparison;
import dev.landfall.workload.Threshold;
import dev.landfall.workload.ThresholdMetric;
import dev.landfall.workload.ThresholdMetric.Counter;
import dev.landfall.workload.ThresholdMetric.Statistic;
import dev.landfall.workload.ThresholdMetric.Timed;
import java.time.Duration;

/** Thresholds for tests. */
final class Thresholds {

    private Thresholds() {}

    static Threshold p(double percent, Comparison comparison, double millis) {
        return new Threshold("p < x", time(percent), null, comparison, millis, false);
    }

    static Threshold windowed(ThresholdMetric metric, int seconds, Comparison comparison, double limit) {
        return new Threshold("windowed", metric, Duration.ofSeconds(seconds), comparison, limit, false);
    }

    static Threshold of(ThresholdMetric metric, Comparison comparison, double limit) {
        return new Threshold("of", metric, null, comparison, limit, false);
    }

    static Threshold aborting(Threshold threshold) {
        return new Threshold(
                "aborting", threshold.metric(), threshold.window(), threshold.comparison(), threshold.limit(), true);
    }

    static ThresholdMetric.Time time(double percent) {
        return new ThresholdMetric.Time(Timed.RESPONSE, Statistic.PERCENTILE, percent);
    }

    static ThresholdMetric count(Counter counter) {
        return new ThresholdMetric.Count(counter);
    }
}
