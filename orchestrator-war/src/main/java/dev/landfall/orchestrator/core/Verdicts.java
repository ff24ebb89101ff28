package dev.landfall.orchestrator.core;

import dev.landfall.lifecycle.NodeId;
import dev.landfall.lifecycle.Reason;
import dev.landfall.lifecycle.TestState;
import dev.landfall.orchestrator.core.MeasurementJudge.Evidence;
import dev.landfall.orchestrator.core.MeasurementJudge.Finding;
import dev.landfall.orchestrator.core.view.Figures;
import dev.landfall.orchestrator.core.view.Ledger;
import dev.landfall.orchestrator.core.view.TestView;
import dev.landfall.orchestrator.core.view.ThresholdResult;
import dev.landfall.orchestrator.core.view.Verdict;
import dev.landfall.orchestrator.core.view.Verdict.Measurement;
import dev.landfall.stats.Histograms;
import dev.landfall.stats.Measure;
import dev.landfall.stats.RequestCounts;
import dev.landfall.workload.Threshold;
import dev.landfall.workload.ThresholdMetric;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Gathers what is known of a test and has it judged. Belongs to the coordinator; costs some milliseconds. */
final class Verdicts {

    private static final int DECIMALS = 3;

    private final Fleet fleet;
    private final String unit;

    Verdicts(Fleet fleet, Duration interval) {
        this.fleet = fleet;
        this.unit = interval.equals(Duration.ofSeconds(1)) ? "second" : "interval";
    }

    /** @param ledger null before the end */
    Verdict verdict(
            LoadTest test,
            Figures whole,
            @Nullable Ledger ledger,
            Collection<NodeSeconds> seconds,
            List<NodeId> excludes) {
        Finding finding = test.startAt() == null
                ? new Finding(Measurement.UNKNOWN, List.of())
                : MeasurementJudge.judge(
                        new Evidence(List.copyOf(seconds), whole.counts(), ledger, excludes, tail(test), unit));
        List<ThresholdResult> thresholds = thresholds(test, whole);
        boolean passed =
                test.state() == TestState.COMPLETED && thresholds.stream().allMatch(ThresholdResult::passed);
        return new Verdict(finding.measurement(), finding.reasons(), thresholds, passed);
    }

    /** Why a test has to be stopped for a threshold of its plan. */
    static Optional<Reason> missed(TestView test) {
        return test.verdict().thresholds().stream()
                .filter(ThresholdResult::endsTest)
                .findFirst()
                .map(result -> new Reason.ThresholdMissed(result.threshold().expression(), text(result)));
    }

    private List<ThresholdResult> thresholds(LoadTest test, Figures whole) {
        List<ThresholdResult> results = new ArrayList<>();
        Map<Measure, Histogram> merged = new EnumMap<>(Measure.class);
        for (Threshold threshold : test.plan().thresholds()) {
            double actual = actual(threshold, test, whole, merged);
            boolean known = !Double.isNaN(actual);
            results.add(
                    new ThresholdResult(threshold, known ? (Double) actual : null, known && threshold.holds(actual)));
        }
        return results;
    }

    private double actual(Threshold threshold, LoadTest test, Figures whole, Map<Measure, Histogram> merged) {
        ThresholdMetric metric = threshold.metric();
        if (metric instanceof ThresholdMetric.Time time && threshold.window() == null) {
            Measure measure = MetricValues.measure(time);
            return MetricValues.of(
                    time,
                    merged.computeIfAbsent(measure, m -> merged(times(test, m).values())));
        }
        if (!(metric instanceof ThresholdMetric.Time) && !MetricValues.hasSamples(metric, whole.counts())) {
            return Double.NaN;
        }
        if (threshold.window() != null) {
            return test.windows().worst(threshold, node -> isAwaited(test, node));
        }
        return metric instanceof ThresholdMetric.Rps
                ? whole.meanRps()
                : MetricValues.of(metric, RequestCounts.ZERO, whole.counts(), 1);
    }

    private boolean isAwaited(LoadTest test, TestNode node) {
        return !test.hasEnded() && node.refusal() == null && !node.isGone(fleet);
    }

    private static @Nullable String tail(LoadTest test) {
        if (test.ours().size() < 2) {
            return null;
        }
        Map<NodeId, Histogram> times = times(test, Measure.RESPONSE_TIME);
        return TailOwner.sentence(times, merged(times.values())).orElse(null);
    }

    private static Map<NodeId, Histogram> times(LoadTest test, Measure measure) {
        Map<NodeId, Histogram> times = new HashMap<>();
        test.ours().forEach(node -> times.put(node.nodeId(), node.tally().times(measure)));
        return times;
    }

    private static Histogram merged(Collection<Histogram> times) {
        Histogram merged = Histograms.empty();
        times.forEach(merged::add);
        return merged;
    }

    private static String text(ThresholdResult result) {
        Double actual = result.actual();
        String unit = result.threshold().metric().unit().symbol();
        String number = actual == null
                ? "unknown"
                : BigDecimal.valueOf(actual)
                        .setScale(DECIMALS, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString();
        return unit.isEmpty() ? number : number + " " + unit;
    }
}
