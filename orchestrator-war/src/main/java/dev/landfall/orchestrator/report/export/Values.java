package dev.landfall.orchestrator.report.export;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a report as far as it goes: reports of older versions lack fields, and what is unknown is null in all of them. */
public final class Values {

    private Values() {}

    public static @Nullable String text(JsonObject object, String name) {
        return object.get(name) instanceof JsonString text ? text.getString() : null;
    }

    public static @Nullable Double decimal(JsonObject object, String name) {
        return object.get(name) instanceof JsonNumber number ? number.doubleValue() : null;
    }

    public static @Nullable Long whole(JsonObject object, String name) {
        return object.get(name) instanceof JsonNumber number ? number.longValue() : null;
    }

    /** False also where it does not say. */
    public static boolean flag(JsonObject object, String name) {
        return object.get(name) == JsonValue.TRUE;
    }

    /** Empty where there is none. */
    public static JsonObject object(JsonObject object, String name) {
        return object.get(name) instanceof JsonObject inner ? inner : JsonValue.EMPTY_JSON_OBJECT;
    }

    /** The objects of a list, none where there is none. */
    public static List<JsonObject> objects(JsonObject object, String name) {
        return object.get(name) instanceof JsonArray list
                ? list.stream()
                        .filter(JsonObject.class::isInstance)
                        .map(JsonObject.class::cast)
                        .toList()
                : List.of();
    }

    /** The texts of a list, none where there is none. */
    public static List<String> texts(JsonObject object, String name) {
        return object.get(name) instanceof JsonArray list
                ? list.stream()
                        .filter(JsonString.class::isInstance)
                        .map(each -> ((JsonString) each).getString())
                        .toList()
                : List.of();
    }

    /** A number as it stands there, without exponent; null for anything else. */
    static @Nullable String plain(JsonObject object, String name) {
        return object.get(name) instanceof JsonNumber number
                ? number.bigDecimalValue().toPlainString()
                : null;
    }
}
