package dev.landfall.orchestrator.history;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * What a list shows of a report, and can be searched and ordered by. Null where the report does not say.
 *
 * @param name of the plan
 * @param url of the target
 * @param type of test, as the plan writes it
 * @param state in which it ended
 * @param measurement of the verdict
 * @param passed false when a threshold was missed or the test did not complete
 * @param p99Millis of response time
 * @param meanRps completed per second
 */
public record Digest(
        @Nullable String name,
        @Nullable String url,
        @Nullable String type,
        @Nullable String state,
        @Nullable String measurement,
        @Nullable Boolean passed,
        @Nullable Double p99Millis,
        @Nullable Double meanRps) {

    /** Of a report that cannot be read. */
    public static final Digest NONE = new Digest(null, null, null, null, null, null, null, null);

    static Digest of(JsonObject report) {
        return new Digest(
                text(report, "name"),
                text(report, "plan", "target", "url"),
                text(report, "plan", "test_type"),
                text(report, "state"),
                text(report, "verdict", "measurement"),
                flag(value(report, "verdict", "passed")),
                number(report, "latency", "response_time", "p99"),
                number(report, "throughput", "mean_rps"));
    }

    private static @Nullable String text(JsonObject report, String... path) {
        return value(report, path) instanceof JsonString text ? text.getString() : null;
    }

    private static @Nullable Double number(JsonObject report, String... path) {
        return value(report, path) instanceof JsonNumber number ? Double.valueOf(number.doubleValue()) : null;
    }

    private static @Nullable Boolean flag(JsonValue value) {
        return value == JsonValue.TRUE ? Boolean.TRUE : value == JsonValue.FALSE ? Boolean.FALSE : null;
    }

    private static JsonValue value(JsonObject report, String... path) {
        JsonValue value = report;
        for (String name : path) {
            value = value instanceof JsonObject object ? object.getOrDefault(name, JsonValue.NULL) : JsonValue.NULL;
        }
        return value;
    }
}
