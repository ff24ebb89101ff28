package dev.landfall.launcher.view;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;

/** Lists that the orchestrator gives, as tables. */
public final class ListView {
    private ListView() {}

    public static List<String> tests(JsonObject answer, Paint paint) {
        var table = new Table("test", "state", "created", "sent", "failed", "p99", "plan").leftAligned(0, 1, 2, 6);
        for (JsonObject test : objects(answer, "tests")) {
            JsonObject requests = Numbers.object(test, "requests");
            String name = Numbers.text(test, "name", "");
            table.row(
                    Numbers.text(test, "test_id", "?"),
                    Numbers.text(test, "state", "?"),
                    Numbers.text(test, "created_at", Numbers.NONE),
                    Numbers.count(requests, "sent"),
                    Numbers.count(requests, "failed"),
                    Numbers.millis(Numbers.object(test, "latency", "response_time"), "p99"),
                    (name.isEmpty() ? "" : name + ": ") + PlanView.line(Numbers.object(test, "plan")));
        }
        return table.lines(paint);
    }

    public static List<String> drivers(JsonObject answer, Paint paint) {
        var table = new Table("driver", "state", "alive", "heard", "address", "clock", "sent", "test")
                .leftAligned(0, 1, 2, 4, 7);
        for (JsonObject driver : objects(answer, "drivers")) {
            table.row(
                    Numbers.text(driver, "node_id", "?"),
                    Numbers.text(driver, "state", "?"),
                    driver.getBoolean("alive", false) ? "yes" : "no",
                    Numbers.millis(driver, "heartbeat_age_ms"),
                    Numbers.text(driver, "node_ip", Numbers.NONE),
                    "± " + Numbers.millis(driver, "clock_bound_ms"),
                    Numbers.count(driver, "sent"),
                    Numbers.text(driver, "test_id", Numbers.NONE));
        }
        return table.lines(paint);
    }

    private static List<JsonObject> objects(JsonObject answer, String name) {
        JsonValue array = answer.get(name);
        return array != null && array.getValueType() == JsonValue.ValueType.ARRAY
                ? array.asJsonArray().getValuesAs(JsonObject.class)
                : List.of();
    }
}
