package dev.landfall.orchestrator.report;

import dev.landfall.codec.JsonValues;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object in the making, one field after the other. What is null stays null, instants are RFC 3339 UTC with milliseconds, numbers
 * have six decimals at most.
 */
final class Fields {

    private static final DateTimeFormatter RFC_3339 =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);
    private static final int DECIMALS = 6;

    private final JsonObjectBuilder object = JsonValues.object();

    /** The value's own text. */
    Fields text(String name, @Nullable Object value) {
        return json(name, value == null ? null : JsonValues.of(value.toString()));
    }

    Fields flag(String name, boolean value) {
        return json(name, value ? JsonValue.TRUE : JsonValue.FALSE);
    }

    Fields whole(String name, @Nullable Number value) {
        return json(name, value == null ? null : JsonValues.of(value.longValue()));
    }

    /** Null also for what is no number. */
    Fields decimal(String name, @Nullable Double value) {
        return json(name, value == null || !Double.isFinite(value) ? null : JsonValues.of(rounded(value)));
    }

    Fields instant(String name, @Nullable Instant value) {
        return text(name, value == null ? null : rfc3339(value));
    }

    Fields json(String name, @Nullable JsonValue value) {
        object.add(name, value == null ? JsonValue.NULL : value);
        return this;
    }

    /** An object with an entry per key, in the order of the keys. */
    <K extends Comparable<K>, V> Fields map(String name, Map<K, V> values, Function<V, JsonValue> value) {
        Fields entries = new Fields();
        new TreeMap<>(values).forEach((key, entry) -> entries.json(key.toString(), value.apply(entry)));
        return json(name, entries.done());
    }

    <V> Fields list(String name, Collection<V> values, Function<V, JsonValue> value) {
        return json(name, array(values, value));
    }

    /** The texts of the values. */
    Fields texts(String name, Collection<?> values) {
        return list(name, values, value -> JsonValues.of(value.toString()));
    }

    JsonObject done() {
        return object.build();
    }

    static <V> JsonArray array(Collection<V> values, Function<V, JsonValue> value) {
        JsonArrayBuilder array = JsonValues.array();
        values.forEach(each -> array.add(value.apply(each)));
        return array.build();
    }

    /** An object that has every field of the first, some of them replaced or added. */
    static JsonObject with(JsonObject object, String name, JsonValue value) {
        return JsonValues.object(object).add(name, value).build();
    }

    static BigDecimal rounded(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value)
                .setScale(DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }

    /** Milliseconds always written, so that all instants of a report have one width. */
    static String rfc3339(Instant instant) {
        return RFC_3339.format(instant);
    }
}
