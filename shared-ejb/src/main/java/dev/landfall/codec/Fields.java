package dev.landfall.codec;

import dev.landfall.codec.BadRecord.Kind;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tolerant reading of one object of a message: numbers may be written as strings, null counts as absent, unknown fields are not looked
 * at. What is needed and missing, or of the wrong type, is a {@link BadRecord} that names the field.
 */
final class Fields {

    private static final Pattern NUMBER =
            Pattern.compile("\\s*[-+]?[0-9]{1,40}(\\.[0-9]{1,40})?([eE][-+]?[0-9]{1,3})?\\s*");

    private final JsonObject json;

    Fields(JsonObject json) {
        this.json = json;
    }

    boolean has(String name) {
        return value(name) != null;
    }

    String text(String name) throws BadRecord {
        return require(name, textOrNull(name));
    }

    /** Text; a number or boolean counts as its text. */
    @Nullable
    String textOrNull(String name) throws BadRecord {
        JsonValue value = value(name);
        if (value == null) {
            return null;
        }
        if (value instanceof JsonString text) {
            return text.getString();
        }
        if (value instanceof JsonObject || value instanceof JsonArray) {
            throw new BadRecord(Kind.WRONG_TYPE, name + " must be text");
        }
        return value.toString();
    }

    double number(String name) throws BadRecord {
        return require(name, numberOrNull(name));
    }

    @Nullable
    Double numberOrNull(String name) throws BadRecord {
        BigDecimal value = decimal(name);
        return value == null ? null : finite(name, value.doubleValue());
    }

    long whole(String name) throws BadRecord {
        return require(name, wholeOrNull(name));
    }

    /** A whole number in the range of a long. */
    @Nullable
    Long wholeOrNull(String name) throws BadRecord {
        BigDecimal value = decimal(name);
        if (value == null) {
            return null;
        }
        double rough = value.doubleValue();
        if (!(Math.abs(rough) < 9.2e18) || rough != Math.rint(rough)) {
            throw new BadRecord(Kind.OUT_OF_RANGE, name + " must be a whole number");
        }
        return value.longValue();
    }

    boolean flag(String name) throws BadRecord {
        String text = textOrNull(name);
        if (text == null) {
            return false;
        }
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new BadRecord(Kind.WRONG_TYPE, name + " must be true or false");
        };
    }

    /** Epoch ms. */
    Instant instant(String name) throws BadRecord {
        return require(name, instantOrNull(name));
    }

    @Nullable
    Instant instantOrNull(String name) throws BadRecord {
        Double millis = numberOrNull(name);
        if (millis == null) {
            return null;
        }
        if (Math.abs(millis) > 1e15) {
            throw new BadRecord(Kind.OUT_OF_RANGE, name + " must be epoch milliseconds");
        }
        return Instant.ofEpochMilli((long) Math.floor(millis));
    }

    /** Milliseconds, fractions allowed. */
    Duration millis(String name) throws BadRecord {
        double millis = number(name);
        if (Math.abs(millis) > 1e12) {
            throw new BadRecord(Kind.OUT_OF_RANGE, name + " must be under 10^12 ms");
        }
        return Duration.ofNanos(Math.round(millis * 1e6));
    }

    <E extends Enum<E>> E oneOf(String name, Class<E> type) throws BadRecord {
        return require(name, oneOfOrNull(name, type));
    }

    <E extends Enum<E>> @Nullable E oneOfOrNull(String name, Class<E> type) throws BadRecord {
        String text = textOrNull(name);
        if (text == null) {
            return null;
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        throw new BadRecord(Kind.OUT_OF_RANGE, name + " is none of those known");
    }

    Fields object(String name) throws BadRecord {
        return require(name, objectOrNull(name));
    }

    @Nullable
    Fields objectOrNull(String name) throws BadRecord {
        JsonValue value = value(name);
        if (value == null) {
            return null;
        }
        if (value instanceof JsonObject object) {
            return new Fields(object);
        }
        throw new BadRecord(Kind.WRONG_TYPE, name + " must be an object");
    }

    /** Empty when absent. */
    JsonArray array(String name) throws BadRecord {
        JsonValue value = value(name);
        if (value == null) {
            return JsonValue.EMPTY_JSON_ARRAY;
        }
        if (value instanceof JsonArray array) {
            return array;
        }
        throw new BadRecord(Kind.WRONG_TYPE, name + " must be a list");
    }

    /** The objects of a list; empty when absent. */
    List<Fields> objects(String name) throws BadRecord {
        JsonArray array = array(name);
        for (JsonValue value : array) {
            if (!(value instanceof JsonObject)) {
                throw new BadRecord(Kind.WRONG_TYPE, name + " must be a list of objects");
            }
        }
        return array.stream().map(value -> new Fields(value.asJsonObject())).toList();
    }

    /** An object whose values are text; empty when absent. */
    Map<String, String> texts(String name) throws BadRecord {
        Fields object = objectOrNull(name);
        Map<String, String> texts = new TreeMap<>();
        if (object != null) {
            for (String key : object.json.keySet()) {
                String text = object.textOrNull(key);
                if (text != null) {
                    texts.put(key, text);
                }
            }
        }
        return texts;
    }

    JsonObject json() {
        return json;
    }

    private @Nullable JsonValue value(String name) {
        JsonValue value = json.get(name);
        return value == null || value.getValueType() == JsonValue.ValueType.NULL ? null : value;
    }

    private @Nullable BigDecimal decimal(String name) throws BadRecord {
        JsonValue value = value(name);
        if (value == null) {
            return null;
        }
        if (value instanceof JsonNumber number) {
            return number.bigDecimalValue();
        }
        if (value instanceof JsonString text && NUMBER.matcher(text.getString()).matches()) {
            return new BigDecimal(text.getString().strip());
        }
        throw new BadRecord(Kind.WRONG_TYPE, name + " must be a number");
    }

    private static double finite(String name, double value) throws BadRecord {
        if (Double.isInfinite(value) || Double.isNaN(value)) {
            throw new BadRecord(Kind.OUT_OF_RANGE, name + " must be a finite number");
        }
        return value;
    }

    private static <T> T require(String name, @Nullable T value) throws BadRecord {
        if (value == null) {
            throw new BadRecord(Kind.MISSING_FIELD, name + " is missing");
        }
        return value;
    }
}
