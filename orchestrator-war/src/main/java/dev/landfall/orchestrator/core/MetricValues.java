package dev.landfall.orchestrator.core;

import dev.landfall.stats.ErrorClass;
import dev.landfall.stats.Measure;
import dev.landfall.stats.RequestCounts;
import dev.landfall.workload.ThresholdMetric;
import dev.landfall.workload.ThresholdMetric.Timed;
import org.HdrHistogram.Histogram;

/** The value of a threshold's metric, in its unit. Pure. */
final class MetricValues {

    private static final double NANOS_PER_MILLI = 1e6;

    private MetricValues() {}

    static Measure measure(ThresholdMetric.Time metric) {
        return metric.timed() == Timed.SERVICE ? Measure.SERVICE_TIME : Measure.RESPONSE_TIME;
    }

    /** NaN of an empty histogram. */
    static double of(ThresholdMetric.Time metric, Histogram times) {
        if (times.getTotalCount() == 0) {
            return Double.NaN;
        }
        return switch (metric.statistic()) {
            case MIN -> times.getMinValue() / NANOS_PER_MILLI;
            case MAX -> times.getMaxValue() / NANOS_PER_MILLI;
            case MEAN -> times.getMean() / NANOS_PER_MILLI;
            case PERCENTILE -> times.getValueAtPercentile(metric.percent()) / NANOS_PER_MILLI;
        };
    }

    /**
     * Of what came between two readings of the counters.
     *
     * @param metric none of a time
     * @return NaN for a share of nothing
     */
    static double of(ThresholdMetric metric, RequestCounts from, RequestCounts to, double seconds) {
        double completed = to.completed() - from.completed();
        if (metric instanceof ThresholdMetric.ErrorRate) {
            return completed > 0 ? 100.0 * (to.failed() - from.failed()) / completed : Double.NaN;
        }
        if (metric instanceof ThresholdMetric.Rps) {
            return completed / seconds;
        }
        return counted(metric, to) - counted(metric, from);
    }

    /** Whether there is anything to say of a metric at all. */
    static boolean hasSamples(ThresholdMetric metric, RequestCounts whole) {
        return metric instanceof ThresholdMetric.Count count
                ? switch (count.counter()) {
                    case SENT, NOT_SENT -> whole.scheduled() > 0;
                    case SUCCEEDED, FAILED -> whole.completed() > 0;
                }
                : whole.completed() > 0;
    }

    private static double counted(ThresholdMetric metric, RequestCounts counts) {
        if (metric instanceof ThresholdMetric.Count count) {
            return switch (count.counter()) {
                case SENT -> counts.sent();
                case SUCCEEDED -> counts.succeeded();
                case FAILED -> counts.failed();
                case NOT_SENT -> counts.notSentTotal();
            };
        }
        if (metric instanceof ThresholdMetric.Errors errors) {
            return counts.errors().getOrDefault(ErrorClass.valueOf(errors.errorClass()), 0L);
        }
        throw new IllegalArgumentException(metric + " is not counted");
    }
}
