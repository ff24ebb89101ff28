package dev.landfall.systemtest.harness;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;

/** A plan, spelled by hand. Each change gives a new one. */
public record Plan(JsonObject json) {
    public static Plan tsunami(String url, long delayMillis) {
        return of("TSUNAMI", url).with("test_message_delay", Json.createValue(delayMillis));
    }

    public static Plan avalanche(String url) {
        return of("AVALANCHE", url);
    }

    private static Plan of(String type, String url) {
        return new Plan(Json.createObjectBuilder()
                .add("test_type", type)
                .add("target", Json.createObjectBuilder().add("url", url))
                .build());
    }

    public Plan count(long perDriver) {
        return with("message_count_per_driver", Json.createValue(perDriver));
    }

    public Plan durationMillis(long millis) {
        return with("duration_ms", Json.createValue(millis));
    }

    /** Those drivers and no others. */
    public Plan on(List<String> nodeIds) {
        var names = Json.createArrayBuilder(nodeIds);
        return with("drivers", Json.createObjectBuilder().add("node_ids", names).build());
    }

    /** The drivers it names. */
    public String[] nodeIds() {
        return json.getJsonObject("drivers").getJsonArray("node_ids").getValuesAs(JsonString::getString).stream()
                .toArray(String[]::new);
    }

    public Plan on(String... nodeIds) {
        return on(List.of(nodeIds));
    }

    public Plan with(String field, JsonValue value) {
        return new Plan(Json.createObjectBuilder(json).add(field, value).build());
    }

    public Plan with(String field, long value) {
        return with(field, Json.createValue(value));
    }

    public Plan with(String field, String value) {
        return with(field, Json.createValue(value));
    }

    public Plan withTarget(String field, JsonValue value) {
        var target = Json.createObjectBuilder(json.getJsonObject("target")).add(field, value);
        return with("target", target.build());
    }

    public Plan withTarget(String field, String value) {
        return withTarget(field, Json.createValue(value));
    }

    public Plan withTarget(String field, long value) {
        return withTarget(field, Json.createValue(value));
    }

    public String url() {
        return json.getJsonObject("target").getString("url");
    }

    @Override
    public String toString() {
        return json.toString();
    }
}
