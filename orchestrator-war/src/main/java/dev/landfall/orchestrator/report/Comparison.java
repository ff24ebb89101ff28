package dev.landfall.orchestrator.report;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Two tests side by side: each figure of both, what changed, and whether the change is more than the noise from second to second. Two means
 * are told apart by Welch's t-test (B. L. Welch, Biometrika 34, 1947) over the seconds that both drivers' data are complete for, at 99 %;
 * seconds are taken for independent, which flatters tests whose seconds resemble each other.
 */
public final class Comparison {

    private static final String METHOD =
            "a change is significant when Welch's t-test over the seconds of both tests says so at 99 %; it is not judged with"
                    + " fewer than 10 seconds of either, nor for figures that a single second does not have";

    private static final List<Figure> FIGURES = List.of(
            new Figure("rps", "throughput.mean_rps", "completed"),
            new Figure("sent", "requests.sent", "sent"),
            new Figure("failed", "requests.failed", "errors"),
            new Figure("not_sent", "requests.not_sent", null),
            latency("mean", null),
            latency("p50", "p50"),
            latency("p90", null),
            latency("p95", "p95"),
            latency("p99", "p99"),
            latency("p99_9", null),
            latency("max", "max"));

    private Comparison() {}

    /**
     * @param path in a report
     * @param series the field of a second that tells the same, null where none does
     */
    private record Figure(
            String name, String path, @Nullable String series) {}

    private static Figure latency(String name, @Nullable String series) {
        return new Figure(name, "latency.response_time." + name, series);
    }

    /** One of the two: what {@code GET /api/tests/{id}} and its timeline answer. */
    public record Side(JsonObject test, JsonObject timeline) {}

    /** As the API answers. */
    public static JsonObject of(Side base, Side candidate) {
        JsonArrayBuilder figures = Json.createArrayBuilder();
        FIGURES.forEach(figure -> figures.add(compare(figure, base, candidate)));
        return Json.createObjectBuilder()
                .add("base", base.test().getString("test_id"))
                .add("candidate", candidate.test().getString("test_id"))
                .add("method", METHOD)
                .add("figures", figures)
                .build();
    }

    private static JsonObject compare(Figure figure, Side base, Side candidate) {
        Double from = number(base.test(), figure.path());
        Double to = number(candidate.test(), figure.path());
        Double change = from == null || to == null ? null : Double.valueOf(to - from);
        return new Fields()
                .text("name", figure.name())
                .decimal("base", from)
                .decimal("candidate", to)
                .decimal("change", change)
                .decimal("relative", change == null || from == null || from == 0 ? null : Double.valueOf(change / from))
                .json("significant", significant(figure, base, candidate))
                .done();
    }

    private static JsonValue significant(Figure figure, Side base, Side candidate) {
        String series = figure.series();
        if (series == null) {
            return JsonValue.NULL;
        }
        Boolean differ = Sample.of(column(base, series)).differsFrom(Sample.of(column(candidate, series)));
        return differ == null ? JsonValue.NULL : differ ? JsonValue.TRUE : JsonValue.FALSE;
    }

    /** Complete seconds alone: the last is cut short by the end of the test. */
    private static double[] column(Side side, String field) {
        List<JsonObject> seconds = side.timeline().getJsonArray("seconds").getValuesAs(JsonObject.class);
        Function<JsonObject, @Nullable JsonValue> value = second -> second.get(field);
        return seconds.subList(0, Math.max(0, seconds.size() - 1)).stream()
                .filter(second -> second.getBoolean("complete", false))
                .map(value)
                .filter(JsonNumber.class::isInstance)
                .mapToDouble(number -> ((JsonNumber) number).doubleValue())
                .toArray();
    }

    private static @Nullable Double number(JsonObject report, String path) {
        JsonValue value = report;
        for (String name : path.split("\\.", -1)) {
            value = value instanceof JsonObject object ? object.getOrDefault(name, JsonValue.NULL) : JsonValue.NULL;
        }
        return value instanceof JsonNumber number ? Double.valueOf(number.doubleValue()) : null;
    }

    /** What is known of a mean. */
    private record Sample(int count, double mean, double variance) {
        private static final int FEWEST = 10;
        private static final double LIMIT = 2.576;

        static Sample of(double[] values) {
            double sum = 0;
            for (double value : values) {
                sum += value;
            }
            double mean = values.length == 0 ? 0 : sum / values.length;
            double squares = 0;
            for (double value : values) {
                squares += (value - mean) * (value - mean);
            }
            return new Sample(values.length, mean, values.length < 2 ? 0 : squares / (values.length - 1));
        }

        /** Null where there is too little to tell by. */
        @Nullable
        Boolean differsFrom(Sample other) {
            if (count < FEWEST || other.count < FEWEST) {
                return null;
            }
            double error = Math.sqrt(variance / count + other.variance / other.count);
            return Math.abs(mean - other.mean) > LIMIT * error;
        }
    }
}
