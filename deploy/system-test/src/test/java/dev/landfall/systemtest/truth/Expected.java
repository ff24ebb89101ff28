package dev.landfall.systemtest.truth;

import dev.landfall.systemtest.harness.Row;
import dev.landfall.systemtest.oracle.Prediction;
import dev.landfall.systemtest.oracle.Sample;
import dev.landfall.systemtest.oracle.Theory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/**
 * Rows that compare a latency of the report with what it must be at 1000 arrivals a second: by the closed form, and by the windows that the
 * oracle wrote down. What the machine did to the oracle unasked is in the windows; it is added to the closed form, and shown.
 */
final class Expected {
    static final double RATE = 1_000;

    private static final long PERIOD_NANOS = 1_000_000;
    private static final Map<String, Double> FIGURES = figures();

    private final Evidence evidence;
    private final Sample logged;
    private final Sample asPlanned;

    /** @param wayNanos what the way there and back adds to the delay of the oracle */
    Expected(Evidence evidence, int concurrency, long wayNanos) {
        this.evidence = evidence;
        logged = new Prediction(evidence.log(), PERIOD_NANOS, concurrency).responseTimes(wayNanos);
        asPlanned = new Prediction(evidence.log().asPlanned(), PERIOD_NANOS, concurrency).responseTimes(wayNanos);
    }

    private static Map<String, Double> figures() {
        var figures = new LinkedHashMap<String, Double>();
        figures.put("p50", 0.5);
        figures.put("p90", 0.9);
        figures.put("p95", 0.95);
        figures.put("p99", 0.99);
        figures.put("p99_9", 0.999);
        figures.put("max", 1.0);
        return figures;
    }

    /** Closed form against a time of the report, each figure and the mean. */
    Row closedForm(String name, String time, Theory theory, double tolerance) {
        return closedForm(name, time, theory::at, tolerance)
                .near(
                        "mean",
                        theory.mean(),
                        logged.mean() - asPlanned.mean(),
                        0,
                        tolerance,
                        evidence.latency(time + ".mean"));
    }

    /** The same for what each quantile, 0 to 1, must be in ms. */
    Row closedForm(String name, String time, DoubleUnaryOperator form, double tolerance) {
        var row = new Row(name + ", " + time + " by the closed form");
        FIGURES.forEach((figure, quantile) -> row.near(
                figure,
                form.applyAsDouble(quantile),
                gaps(quantile),
                hiccups(quantile),
                tolerance,
                evidence.latency(time + "." + figure)));
        return row;
    }

    /** What the logged windows, delays and arrivals foretell, against the response time of the report. */
    Row loggedWindows(String name, double tolerance) {
        var row = new Row(name + ", response_time by the logged windows");
        FIGURES.forEach((figure, quantile) -> row.near(
                figure,
                asPlanned.at(quantile),
                gaps(quantile),
                hiccups(quantile),
                tolerance,
                evidence.latency("response_time." + figure)));
        return row.near("mean", logged.mean(), tolerance, evidence.latency("response_time.mean"));
    }

    /** What one long halt of the driver's core can do to the few slowest; up to p99 no allowance is made for it. */
    double hiccups(double quantile) {
        return quantile > 0.99 ? evidence.control().at(quantile) : 0;
    }

    /** What unplanned gaps add to a quantile, in ms. */
    double gaps(double quantile) {
        return logged.at(quantile) - asPlanned.at(quantile);
    }
}
