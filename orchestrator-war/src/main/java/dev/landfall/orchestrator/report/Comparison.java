package dev.landfall.orchestrator.report;

import dev.landfall.codec.JsonValues;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two tests side by side: each figure of both, what changed, and whether the change is more than the noise from second to second, see
 * {@link Sample}. A figure is judged by what the single {@linkplain WholeSeconds seconds} tell of the same; totals are not, since they grow
 * with the length of a test.
 */
public final class Comparison {

    private static final String METHOD =
            "A change is more than noise when Welch's t-test over the whole seconds of both tests says so at 99 %. It"
                    + " takes seconds for independent; where they resemble those before them it calls noise a change more"
                    + " often. Not judged: with fewer than 10 seconds of either, totals, which grow with the length of a"
                    + " test, and figures that a single second does not have.";

    private static final List<Figure> FIGURES = List.of(
            new Figure("rps", Whole.at("throughput.mean_rps"), Comparison::completedPerSecond),
            new Figure("error_rate", Comparison::errorRate, Comparison::errorRateOfSecond),
            new Figure("sent", Whole.at("requests.sent"), null),
            new Figure("failed", Whole.at("requests.failed"), null),
            new Figure("not_sent", Whole.at("requests.not_sent"), null),
            time("mean", null),
            time("p50", "p50"),
            time("p90", null),
            time("p95", "p95"),
            time("p99", "p99"),
            time("p99_9", null),
            time("max", "max"));

    private Comparison() {}

    /** @param series what a second tells of the same, null where none does */
    private record Figure(
            String name, Whole whole, @Nullable Series series) {}

    /** A figure of a report; null where that does not have it. */
    private interface Whole {
        @Nullable
        Double of(JsonObject report);

        static Whole at(String path) {
            return report -> number(report, path);
        }
    }

    /** A figure of one second; null where that does not have it. */
    private interface Series {
        @Nullable
        Double of(JsonObject second, double lengthSeconds);
    }

    private static Figure time(String name, @Nullable String series) {
        Whole whole = Whole.at("latency.response_time." + name);
        return new Figure(name, whole, series == null ? null : (second, length) -> number(second, series));
    }

    /** One of the two: what {@code GET /api/tests/{id}} and its timeline answer. */
    public record Side(JsonObject test, JsonObject timeline) {}

    /** As the API answers. */
    public static JsonObject of(Side base, Side candidate) {
        JsonArrayBuilder figures = JsonValues.array();
        WholeSeconds before = WholeSeconds.of(base.timeline());
        WholeSeconds after = WholeSeconds.of(candidate.timeline());
        FIGURES.forEach(figure -> figures.add(changes(figure, base.test(), candidate.test())
                .json("significant", significant(figure.series(), before, after))
                .done()));
        return JsonValues.object()
                .add("base", base.test().getString("test_id"))
                .add("candidate", candidate.test().getString("test_id"))
                .add("method", METHOD)
                .add("figures", figures)
                .build();
    }

    private static Fields changes(Figure figure, JsonObject base, JsonObject candidate) {
        Double from = figure.whole().of(base);
        Double to = figure.whole().of(candidate);
        Double change = from == null || to == null ? null : Double.valueOf(to - from);
        return new Fields()
                .text("name", figure.name())
                .decimal("base", from)
                .decimal("candidate", to)
                .decimal("change", change)
                .decimal(
                        "relative", change == null || from == null || from == 0 ? null : Double.valueOf(change / from));
    }

    private static JsonValue significant(@Nullable Series series, WholeSeconds base, WholeSeconds candidate) {
        if (series == null) {
            return JsonValue.NULL;
        }
        Boolean differ = sample(series, base).differsFrom(sample(series, candidate));
        return differ == null ? JsonValue.NULL : differ ? JsonValue.TRUE : JsonValue.FALSE;
    }

    private static Sample sample(Series series, WholeSeconds seconds) {
        return Sample.of(seconds.values(second -> series.of(second, seconds.lengthSeconds())));
    }

    private static @Nullable Double completedPerSecond(JsonObject second, double lengthSeconds) {
        Double completed = number(second, "completed");
        return completed == null ? null : Double.valueOf(completed / lengthSeconds);
    }

    private static @Nullable Double errorRate(JsonObject report) {
        return percent(number(report, "requests.failed"), number(report, "requests.completed"));
    }

    private static @Nullable Double errorRateOfSecond(JsonObject second, double lengthSeconds) {
        return percent(number(second, "errors"), number(second, "completed"));
    }

    /** Of nothing there is no share. */
    private static @Nullable Double percent(@Nullable Double part, @Nullable Double all) {
        return part == null || all == null || all == 0 ? null : Double.valueOf(100 * part / all);
    }

    private static @Nullable Double number(JsonObject report, String path) {
        JsonValue value = report;
        for (String name : path.split("\\.", -1)) {
            value = value instanceof JsonObject object ? object.getOrDefault(name, JsonValue.NULL) : JsonValue.NULL;
        }
        return value instanceof JsonNumber number ? Double.valueOf(number.doubleValue()) : null;
    }
}
