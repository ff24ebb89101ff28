package dev.landfall.launcher.view;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Locale;
import java.util.OptionalDouble;

/** Reads values out of JSON that may be missing or null, and writes numbers as people read them. */
final class Numbers {
    /** Stands for a figure that nobody has. */
    static final String NONE = "–";

    private Numbers() {}

    /** A nested object, empty when it is not there. */
    static JsonObject object(JsonObject parent, String... path) {
        JsonObject at = parent;
        for (String name : path) {
            at = at.get(name) instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
        }
        return at;
    }

    /** A string or a number as text; the second text when it is neither. */
    static String text(JsonObject parent, String name, String otherwise) {
        JsonValue value = parent.get(name);
        if (value instanceof JsonString string) {
            return string.getString();
        }
        return value instanceof JsonNumber number ? number.toString() : otherwise;
    }

    static OptionalDouble number(JsonObject parent, String name) {
        return parent.get(name) instanceof JsonNumber number
                ? OptionalDouble.of(number.doubleValue())
                : OptionalDouble.empty();
    }

    /** A count with thin groups of three: {@code 16 000}. */
    static String count(JsonObject parent, String name) {
        OptionalDouble value = number(parent, name);
        return value.isEmpty() ? NONE : count((long) value.getAsDouble());
    }

    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value).replace(',', ' ');
    }

    /** Milliseconds with three figures that count and their unit: {@code 0.612 ms}, {@code 12.3 ms}, {@code 1 204 ms}. */
    static String millis(JsonObject parent, String name) {
        OptionalDouble value = number(parent, name);
        return value.isEmpty() ? NONE : figures(value.getAsDouble()) + " ms";
    }

    static String perSecond(JsonObject parent, String name) {
        OptionalDouble value = number(parent, name);
        return value.isEmpty() ? NONE : figures(value.getAsDouble()) + "/s";
    }

    /** A multiple with the sign for it: {@code 0.98 ×}. */
    static String ratio(double value) {
        return String.format(Locale.ROOT, "%.2f ×", value);
    }

    static String figures(double value) {
        double size = Math.abs(value);
        if (size >= 99.95) {
            return count(Math.round(value));
        }
        if (size == 0) {
            return "0";
        }
        int decimals = size >= 9.995 ? 1 : size >= 0.9995 ? 2 : 3;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
