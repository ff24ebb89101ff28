package dev.landfall.orchestrator.report.export.html;

import dev.landfall.orchestrator.report.export.Values;
import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * A timeline as columns of points for a chart: NaN where nothing is known. Of a long test a point stands for several seconds: for times it is
 * the worst of them, since percentiles cannot be put together, for rates their mean.
 */
final class Series {

    private static final int MOST_POINTS = 900;
    private static final double MILLIS_PER_SECOND = 1e3;

    private final List<JsonObject> seconds;
    private final double intervalSeconds;
    private final int length;
    private final int perPoint;
    private final Predicate<JsonObject> tellsRates;

    /**
     * @param most points that there may be
     * @param tellsRates whether the rates of a second are true
     */
    private Series(JsonObject timeline, int most, Predicate<JsonObject> tellsRates) {
        this.tellsRates = tellsRates;
        this.seconds = Values.objects(timeline, "seconds");
        this.intervalSeconds = timeline.getInt("interval_ms", 1000) / MILLIS_PER_SECOND;
        this.length =
                seconds.stream().mapToInt(s -> s.getInt("index") + 1).max().orElse(0);
        this.perPoint = Math.max(1, (length + most - 1) / most);
    }

    static Series of(JsonObject timeline, Predicate<JsonObject> tellsRates) {
        return new Series(timeline, MOST_POINTS, tellsRates);
    }

    static Series of(JsonObject timeline, int most, Predicate<JsonObject> tellsRates) {
        return new Series(timeline, most, tellsRates);
    }

    boolean isEmpty() {
        return length == 0;
    }

    int points() {
        return (length + perPoint - 1) / perPoint;
    }

    /** How long the time axis is. */
    double seconds() {
        return length * intervalSeconds;
    }

    /** How long a point stands for. */
    double secondsPerPoint() {
        return perPoint * intervalSeconds;
    }

    double intervalSeconds() {
        return intervalSeconds;
    }

    /** The greatest of the seconds of each point. */
    double[] worst(String figure) {
        double[] worst = unknown();
        for (JsonObject second : seconds) {
            Double value = Values.decimal(second, figure);
            int point = second.getInt("index") / perPoint;
            if (value != null) {
                worst[point] = Double.isNaN(worst[point]) ? value : Math.max(worst[point], value);
            }
        }
        return worst;
    }

    /** Per second, the mean of the seconds of each point that tell rates. */
    double[] rate(String figure) {
        double[] sums = unknown();
        int[] known = new int[sums.length];
        for (JsonObject second : seconds) {
            Double value = Values.decimal(second, figure);
            int point = second.getInt("index") / perPoint;
            if (value != null && tellsRates.test(second)) {
                sums[point] = (Double.isNaN(sums[point]) ? 0 : sums[point]) + value;
                known[point]++;
            }
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= known[i] * intervalSeconds;
        }
        return sums;
    }

    private double[] unknown() {
        double[] values = new double[points()];
        Arrays.fill(values, Double.NaN);
        return values;
    }
}
