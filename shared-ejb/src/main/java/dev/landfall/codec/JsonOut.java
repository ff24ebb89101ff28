package dev.landfall.codec;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes one JSON object field by field. A null value leaves its field out. Not thread-safe. */
public final class JsonOut {

    private final JsonObjectBuilder builder = JsonValues.object();

    public JsonOut put(String name, @Nullable String value) {
        if (value != null) {
            builder.add(name, value);
        }
        return this;
    }

    public JsonOut put(String name, long value) {
        builder.add(name, value);
        return this;
    }

    public JsonOut put(String name, boolean value) {
        builder.add(name, value);
        return this;
    }

    /** A number with at most six decimals, and none it does not need. */
    public JsonOut put(String name, @Nullable Double value) {
        if (value != null) {
            builder.add(name, decimal(value));
        }
        return this;
    }

    public JsonOut put(String name, @Nullable Enum<?> value) {
        return put(name, value == null ? null : value.name());
    }

    /** Milliseconds. */
    public JsonOut put(String name, Duration value) {
        return put(name, Double.valueOf(value.toNanos() / 1e6));
    }

    /** Epoch ms. */
    public JsonOut put(String name, @Nullable Instant value) {
        if (value != null) {
            builder.add(name, value.toEpochMilli());
        }
        return this;
    }

    public JsonOut put(String name, @Nullable JsonValue value) {
        if (value != null) {
            builder.add(name, value);
        }
        return this;
    }

    public JsonOut putTexts(String name, Map<String, String> values) {
        JsonObjectBuilder object = JsonValues.object();
        values.forEach(object::add);
        builder.add(name, object);
        return this;
    }

    /** A list of the values' own text. */
    public JsonOut putTexts(String name, Collection<?> values) {
        JsonArrayBuilder array = JsonValues.array();
        values.forEach(value -> array.add(value.toString()));
        builder.add(name, array);
        return this;
    }

    public JsonOut putAll(String name, Collection<JsonObject> values) {
        JsonArrayBuilder array = JsonValues.array();
        values.forEach(array::add);
        builder.add(name, array);
        return this;
    }

    public JsonOut putNull(String name) {
        builder.addNull(name);
        return this;
    }

    public JsonObject done() {
        return builder.build();
    }

    private static BigDecimal decimal(double value) {
        BigDecimal rounded =
                BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
