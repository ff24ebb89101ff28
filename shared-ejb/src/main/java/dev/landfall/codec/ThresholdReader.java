package dev.landfall.codec;

import dev.landfall.workload.Faults;
import dev.landfall.workload.Threshold;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The thresholds of a plan: texts, or objects {expression, abort_on_fail}. In a message, one that cannot be read is left out: the driver
 * that reads it judges none.
 */
final class ThresholdReader {

    private static final int MOST = 100;
    private static final List<String> FIELDS = List.of("expression", "abort_on_fail");

    private final Faults faults;
    private final boolean strict;

    ThresholdReader(Faults faults, boolean strict) {
        this.faults = strict ? faults : new Faults();
        this.strict = strict;
    }

    List<Threshold> read(@Nullable JsonValue value) {
        List<Threshold> thresholds = new ArrayList<>();
        if (value instanceof JsonArray array && array.size() <= MOST) {
            for (int i = 0; i < array.size(); i++) {
                Threshold threshold = one("thresholds[" + i + "]", array.get(i));
                if (threshold != null) {
                    thresholds.add(threshold);
                }
            }
        } else if (value != null) {
            faults.add("thresholds", "must be a list of at most " + MOST + " texts such as \"p99 < 50ms\"");
        }
        return thresholds;
    }

    /** A text, unless there is more to say. */
    static JsonArray write(List<Threshold> thresholds) {
        JsonArrayBuilder array = JsonValues.array();
        for (Threshold threshold : thresholds) {
            if (threshold.abortOnFail()) {
                array.add(new JsonOut()
                        .put("expression", threshold.expression())
                        .put("abort_on_fail", true)
                        .done());
            } else {
                array.add(threshold.expression());
            }
        }
        return array.build();
    }

    private @Nullable Threshold one(String field, JsonValue value) {
        if (value instanceof JsonString text) {
            return parse(field, text.getString(), false);
        }
        if (value instanceof JsonObject json) {
            PlanFields fields = new PlanFields(json, field + ".", faults, strict);
            fields.refuseUnknown(FIELDS);
            String expression = fields.text("expression");
            boolean abort = Boolean.TRUE.equals(fields.flag("abort_on_fail"));
            if (expression == null) {
                faults.add(field + ".expression", "is required: a text such as \"p99 < 50ms\"");
                return null;
            }
            return parse(field + ".expression", expression, abort);
        }
        faults.add(field, "must be a text such as \"p99 < 50ms\", or {\"expression\": \"…\", \"abort_on_fail\": true}");
        return null;
    }

    private @Nullable Threshold parse(String field, String expression, boolean abort) {
        try {
            return ThresholdParser.parse(expression, abort);
        } catch (IllegalArgumentException e) {
            faults.add(field, String.valueOf(e.getMessage()));
            return null;
        }
    }
}
