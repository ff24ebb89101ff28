package dev.landfall.systemtest.harness;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import java.util.Set;

/**
 * A JSON object read by path ({@code requests.sent}). What is missing or of another type fails the test with the path and the object, so
 * that a failure tells what was seen.
 */
public record Doc(JsonObject json) {
    /** @throws AssertionError when the text is no JSON object */
    public static Doc parse(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return new Doc(reader.readObject());
        } catch (JsonException e) {
            throw new AssertionError("no JSON object: " + text, e);
        }
    }

    public long whole(String path) {
        return as(path, JsonNumber.class).longValueExact();
    }

    public double number(String path) {
        return as(path, JsonNumber.class).doubleValue();
    }

    public String text(String path) {
        return as(path, JsonString.class).getString();
    }

    public boolean flag(String path) {
        JsonValue value = value(path);
        if (value != JsonValue.TRUE && value != JsonValue.FALSE) {
            throw new AssertionError(path + " is not true or false in " + json);
        }
        return value == JsonValue.TRUE;
    }

    /** Null and absent are one thing to a reader. */
    public boolean isNull(String path) {
        return value(path) == JsonValue.NULL;
    }

    public Doc at(String path) {
        return new Doc(as(path, JsonObject.class));
    }

    /** The objects of a list. */
    public List<Doc> list(String path) {
        return as(path, jakarta.json.JsonArray.class).getValuesAs(JsonObject.class).stream()
                .map(Doc::new)
                .toList();
    }

    /** The texts of a list. */
    public List<String> texts(String path) {
        return as(path, jakarta.json.JsonArray.class).getValuesAs(JsonString::getString);
    }

    /** The names of the fields of an object. */
    public Set<String> names(String path) {
        return at(path).json.keySet();
    }

    private <T extends JsonValue> T as(String path, Class<T> type) {
        JsonValue value = value(path);
        if (!type.isInstance(value)) {
            throw new AssertionError(path + " is no " + type.getSimpleName() + " but " + value + " in " + json);
        }
        return type.cast(value);
    }

    private JsonValue value(String path) {
        JsonValue value = json;
        for (String name : path.split("\\.", -1)) {
            value = value instanceof JsonObject object ? object.getOrDefault(name, JsonValue.NULL) : JsonValue.NULL;
        }
        return value;
    }

    @Override
    public String toString() {
        return json.toString();
    }
}
