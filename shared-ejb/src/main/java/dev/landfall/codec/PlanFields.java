package dev.landfall.codec;

import dev.landfall.workload.Faults;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads one object of a plan; a field of the wrong type becomes a fault and counts as absent. */
final class PlanFields {

    private final JsonObject json;
    private final String prefix;
    private final Faults faults;
    private final boolean strict;

    PlanFields(JsonObject json, String prefix, Faults faults, boolean strict) {
        this.json = json;
        this.prefix = prefix;
        this.faults = faults;
        this.strict = strict;
    }

    void refuseUnknown(Collection<String> known) {
        if (strict) {
            json.keySet().stream().filter(name -> !known.contains(name)).forEach(name -> refuse(name, known));
        }
    }

    private void refuse(String name, Collection<String> known) {
        String shown = name.length() > 80 ? name.substring(0, 80) + "…" : name;
        String hint = NearestName.of(name, known)
                .map(near -> "; did you mean " + prefix + near + "?")
                .orElse("");
        faults.add(prefix + shown, "is not a field of a plan" + hint);
    }

    @Nullable
    JsonValue value(String name) {
        JsonValue value = json.get(name);
        return value == null || value.getValueType() == JsonValue.ValueType.NULL ? null : value;
    }

    @Nullable
    String text(String name) {
        JsonValue value = value(name);
        if (value == null || value instanceof JsonString) {
            return value == null ? null : ((JsonString) value).getString();
        }
        faults.add(prefix + name, "must be text");
        return null;
    }

    @Nullable
    Double number(String name) {
        JsonValue value = value(name);
        if (value == null) {
            return null;
        }
        Double number = value instanceof JsonNumber n ? Double.valueOf(n.doubleValue()) : strict ? null : parsed(value);
        if (number == null || number.isInfinite()) {
            faults.add(prefix + name, "must be a number");
            return null;
        }
        return number;
    }

    private static @Nullable Double parsed(JsonValue value) {
        try {
            return value instanceof JsonString text ? Double.valueOf(text.getString()) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    @Nullable
    Boolean flag(String name) {
        JsonValue value = value(name);
        if (value == null) {
            return null;
        }
        if (value.getValueType() == JsonValue.ValueType.TRUE || value.getValueType() == JsonValue.ValueType.FALSE) {
            return value.getValueType() == JsonValue.ValueType.TRUE;
        }
        faults.add(prefix + name, "must be true or false");
        return null;
    }

    @Nullable
    JsonObject object(String name) {
        JsonValue value = value(name);
        if (value == null || value instanceof JsonObject) {
            return (JsonObject) value;
        }
        faults.add(prefix + name, "must be an object");
        return null;
    }

    /** An object whose values are text. */
    @Nullable
    Map<String, String> texts(String name) {
        JsonObject object = object(name);
        if (object == null) {
            return null;
        }
        PlanFields inner = new PlanFields(object, prefix + name + ".", faults, strict);
        Map<String, String> texts = new LinkedHashMap<>();
        for (String key : object.keySet()) {
            String text = inner.text(key);
            if (text == null) {
                faults.add(prefix + name + "." + key, "must be text");
            } else {
                texts.put(key, Objects.requireNonNull(text));
            }
        }
        return texts;
    }
}
