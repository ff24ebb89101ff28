package dev.landfall.launcher.client;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A plan on its way to the orchestrator: what a file says, with what the command line says laid over it. It knows the names of the fields
 * but judges no value, because the orchestrator does, and names every fault at once. Not thread-safe.
 */
public final class PlanDraft {
    private final Map<String, JsonValue> plan;
    private final Map<String, JsonValue> target;
    private final Map<String, JsonValue> headers;
    private final List<JsonValue> thresholds;

    /** Begins with a plan; an empty object for none. */
    public PlanDraft(JsonObject base) {
        plan = new LinkedHashMap<>(base);
        target = object(base, "target");
        headers = object(JsonValue.EMPTY_JSON_OBJECT, "");
        headers.putAll(object(builder(target).build(), "headers"));
        thresholds = base.get("thresholds") instanceof JsonArray given ? new ArrayList<>(given) : new ArrayList<>();
    }

    /** Sets a field of the plan; null leaves it as it is. */
    public PlanDraft with(String field, @Nullable Object value) {
        put(plan, field, value);
        return this;
    }

    /** Sets a field of the plan's target; null leaves it as it is. */
    public PlanDraft withTarget(String field, @Nullable Object value) {
        put(target, field, value);
        return this;
    }

    /** Takes a field of the plan's target away. */
    public PlanDraft withoutTarget(String field) {
        target.remove(field);
        return this;
    }

    public PlanDraft withHeader(String name, String value) {
        headers.put(name, Json.createValue(value));
        return this;
    }

    public PlanDraft withThreshold(String expression) {
        thresholds.add(Json.createValue(expression));
        return this;
    }

    /** A number of drivers, or their names with commas between; null leaves the choice as it is. */
    public PlanDraft withDrivers(@Nullable String drivers) {
        if (drivers == null) {
            return this;
        }
        boolean count = drivers.matches("-?\\d{1,9}");
        var choice = Json.createObjectBuilder();
        plan.put(
                "drivers",
                count
                        ? choice.add("count", Integer.parseInt(drivers)).build()
                        : choice.add("node_ids", Json.createArrayBuilder(List.of(drivers.split(",", -1))))
                                .build());
        return this;
    }

    /** A plan that names no type is a TSUNAMI if it names a delay, else an AVALANCHE. */
    public PlanDraft withTypeByDelay() {
        if (!plan.containsKey("test_type")) {
            with("test_type", plan.containsKey("test_message_delay") ? "TSUNAMI" : "AVALANCHE");
        }
        return this;
    }

    public JsonObject build() {
        if (!headers.isEmpty()) {
            target.put("headers", builder(headers).build());
        }
        if (!target.isEmpty()) {
            plan.put("target", builder(target).build());
        }
        if (!thresholds.isEmpty()) {
            var array = Json.createArrayBuilder();
            thresholds.forEach(array::add);
            plan.put("thresholds", array.build());
        }
        return builder(plan).build();
    }

    private static void put(Map<String, JsonValue> object, String field, @Nullable Object value) {
        if (value instanceof String text) {
            object.put(field, Json.createValue(text));
        } else if (value instanceof Boolean choice) {
            object.put(field, choice ? JsonValue.TRUE : JsonValue.FALSE);
        } else if (value instanceof Number number) {
            object.put(field, Json.createValue(new BigDecimal(number.toString())));
        }
    }

    private static Map<String, JsonValue> object(JsonObject parent, String field) {
        return parent.get(field) instanceof JsonObject object ? new LinkedHashMap<>(object) : new LinkedHashMap<>();
    }

    private static JsonObjectBuilder builder(Map<String, JsonValue> fields) {
        var builder = Json.createObjectBuilder();
        fields.forEach(builder::add);
        return builder;
    }
}
