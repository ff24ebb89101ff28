package dev.landfall.codec;

import dev.landfall.workload.DriverSelection;
import dev.landfall.workload.Faults;
import dev.landfall.workload.PlanDraft;
import dev.landfall.workload.PlanDraft.TargetDraft;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON to a draft, noting each field of a wrong type or name. What the values may be is the business of the plan's rules. */
final class PlanReader {

    private static final List<String> PLAN_FIELDS = List.of(
            "name",
            "test_type",
            "test_message_delay",
            "delay_mode",
            "throughput_per_driver",
            "arrivals",
            "target",
            "message_count_per_driver",
            "duration_ms",
            "max_duration_ms",
            "warm_up_ms",
            "concurrency_per_driver",
            "drivers",
            "auto_trigger",
            "ready_timeout_ms",
            "trigger_timeout_ms",
            "on_driver_loss",
            "thresholds");
    private static final List<String> TARGET_FIELDS = List.of(
            "url",
            "method",
            "headers",
            "body",
            "body_base64",
            "timeout_ms",
            "connect_timeout_ms",
            "first_byte_timeout_ms",
            "http_version",
            "insecure",
            "follow_redirects");

    private final Faults faults;
    private final boolean strict;

    /** @param strict false: unknown fields are not looked at, numbers may be strings */
    PlanReader(Faults faults, boolean strict) {
        this.faults = faults;
        this.strict = strict;
    }

    PlanDraft read(JsonObject json) {
        PlanFields plan = new PlanFields(json, "", faults, strict);
        plan.refuseUnknown(PLAN_FIELDS);
        return new PlanDraft(
                plan.text("name"),
                plan.text("test_type"),
                plan.number("test_message_delay"),
                plan.text("delay_mode"),
                plan.number("throughput_per_driver"),
                plan.text("arrivals"),
                target(plan.object("target")),
                plan.number("message_count_per_driver"),
                plan.number("duration_ms"),
                plan.number("max_duration_ms"),
                plan.number("warm_up_ms"),
                plan.number("concurrency_per_driver"),
                drivers(plan.value("drivers")),
                plan.flag("auto_trigger"),
                plan.number("ready_timeout_ms"),
                plan.number("trigger_timeout_ms"),
                plan.text("on_driver_loss"),
                new ThresholdReader(faults, strict).read(plan.value("thresholds")));
    }

    private @Nullable TargetDraft target(@Nullable JsonObject json) {
        if (json == null) {
            return null;
        }
        PlanFields target = new PlanFields(json, "target.", faults, strict);
        target.refuseUnknown(TARGET_FIELDS);
        return new TargetDraft(
                target.text("url"),
                target.text("method"),
                target.texts("headers"),
                target.text("body"),
                target.text("body_base64"),
                target.number("timeout_ms"),
                target.number("connect_timeout_ms"),
                target.number("first_byte_timeout_ms"),
                target.text("http_version"),
                target.flag("insecure"),
                target.flag("follow_redirects"));
    }

    private @Nullable DriverSelection drivers(@Nullable JsonValue value) {
        if (value == null
                || (value instanceof JsonString text && text.getString().equals("all"))) {
            return null;
        }
        if (value instanceof JsonObject json && json.size() == 1) {
            if (json.containsKey("count")) {
                return count(new PlanFields(json, "drivers.", faults, strict).number("count"));
            }
            if (json.containsKey("node_ids")) {
                return named(json.get("node_ids"));
            }
        }
        faults.add("drivers", "must be left out, or be {\"count\": n} or {\"node_ids\": [\"…\"]}");
        return null;
    }

    private @Nullable DriverSelection count(@Nullable Double count) {
        if (count == null) {
            faults.add("drivers.count", "must be a whole number from 1");
            return null;
        }
        if (count != Math.rint(count) || count < 1 || count > 100_000) {
            faults.add("drivers.count", "must be a whole number from 1 to 100000");
            return null;
        }
        return new DriverSelection.Count(count.intValue());
    }

    private @Nullable DriverSelection named(@Nullable JsonValue value) {
        List<String> names = new ArrayList<>();
        if (value instanceof JsonArray array) {
            for (JsonValue element : array) {
                if (element instanceof JsonString text) {
                    names.add(text.getString());
                }
            }
            if (names.size() == array.size()) {
                return new DriverSelection.Named(names);
            }
        }
        faults.add("drivers.node_ids", "must be a list of texts");
        return null;
    }
}
