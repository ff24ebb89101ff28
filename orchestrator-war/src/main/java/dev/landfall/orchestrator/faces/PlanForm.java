package dev.landfall.orchestrator.faces;

import dev.landfall.codec.JsonValues;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.Serializable;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What a person has typed, by field, and the plan that it makes. Fields that do not belong to the chosen type are kept but not told. */
final class PlanForm implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String TARGET = "target.";
    private static final System.Logger LOG = System.getLogger(PlanForm.class.getName());

    private final LinkedHashMap<String, String> values = new LinkedHashMap<>();

    /** By path; for the page to read and write. */
    Map<String, String> values() {
        return values;
    }

    /** All of the load is as the preset has it; what else was typed stays. */
    void take(Preset preset) {
        PlanField.ofTheLoad().forEach(field -> values.remove(field.path()));
        values.putAll(preset.fields());
    }

    /** What was typed; blanks around it are no part of it, but of a body they are. */
    String value(PlanField field) {
        String typed = Objects.requireNonNullElse(values.get(field.path()), "");
        return field == PlanField.BODY ? typed : typed.strip();
    }

    /**
     * The plan as JSON, of fields that hold something.
     *
     * @param faults gets what could not be read, by path
     */
    JsonObject json(Map<String, String> faults) {
        JsonObjectBuilder plan = JsonValues.object();
        JsonObjectBuilder target = JsonValues.object();
        String type = value(PlanField.TYPE);
        for (PlanField field : PlanField.values()) {
            String typed = value(field);
            if (typed.isEmpty() || !field.isFor(type) || isWithoutRate(field)) {
                continue;
            }
            try {
                boolean ofTarget = field.path().startsWith(TARGET);
                String name = ofTarget ? field.path().substring(TARGET.length()) : field.path();
                (ofTarget ? target : plan).add(name, field.json(typed));
            } catch (IllegalArgumentException e) {
                faults.put(field.path(), e.getMessage());
            }
        }
        return plan.add("target", target).build();
    }

    /** How arrivals fall has always one choice on the page, but means nothing where the target sets the pace. */
    private boolean isWithoutRate(PlanField field) {
        return field == PlanField.ARRIVALS && value(PlanField.THROUGHPUT).isEmpty();
    }

    /** Takes a plan over, as the API shows it. */
    void fill(JsonObject plan) {
        values.clear();
        for (PlanField field : PlanField.values()) {
            JsonValue value = field.path().startsWith(TARGET)
                    ? plan.getJsonObject("target").get(field.path().substring(TARGET.length()))
                    : plan.get(field.path());
            if (value != null && value != JsonValue.NULL) {
                values.put(field.path(), text(field, value));
            }
        }
        keepLineEnds();
    }

    /** The lines of a page's text area end as the page likes: a body with carriage returns stays the same as base64 alone. */
    private void keepLineEnds() {
        String body = values.get(PlanField.BODY.path());
        if (body != null && body.indexOf('\r') >= 0) {
            values.remove(PlanField.BODY.path());
            values.put(PlanField.BODY_BASE64.path(), base64(body));
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Takes over texts as they were typed, a JSON object by path; what is no such object or no field of the form is passed over. */
    void restore(String typed) {
        try (var reader = Json.createReader(new StringReader(typed))) {
            JsonObject texts = reader.readObject();
            for (PlanField field : PlanField.values()) {
                if (texts.get(field.path()) instanceof JsonString text) {
                    values.put(field.path(), text.getString());
                }
            }
        } catch (JsonException e) {
            LOG.log(System.Logger.Level.DEBUG, () -> "a draft is no JSON object: " + e.getMessage());
        }
    }

    private static String text(PlanField field, JsonValue value) {
        return switch (field.kind()) {
            case DURATION -> DurationText.of(((JsonNumber) value).bigDecimalValue());
            case HEADERS ->
                ((JsonObject) value)
                        .entrySet().stream()
                                .map(header -> header.getKey() + ": " + plain(header.getValue()))
                                .collect(Collectors.joining("\n"));
            case THRESHOLDS ->
                ((JsonArray) value).stream().map(PlanForm::threshold).collect(Collectors.joining("\n"));
            case DRIVERS -> drivers(value);
            case TEXT, NUMBER, FLAG -> plain(value);
        };
    }

    private static String threshold(JsonValue value) {
        return value instanceof JsonObject object
                ? object.getString("expression", "") + (object.getBoolean("abort_on_fail", false) ? PlanField.STOP : "")
                : plain(value);
    }

    private static String drivers(JsonValue value) {
        if (!(value instanceof JsonObject chosen)) {
            return "";
        }
        return chosen.containsKey("count")
                ? plain(chosen.get("count"))
                : chosen.getJsonArray("node_ids").stream().map(PlanForm::plain).collect(Collectors.joining(", "));
    }

    private static String plain(JsonValue value) {
        return value instanceof JsonString text ? text.getString() : value.toString();
    }
}
