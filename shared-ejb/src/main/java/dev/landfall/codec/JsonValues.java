package dev.landfall.codec;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.spi.JsonProvider;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;

/**
 * Makes JSON values by a provider that was looked up once. {@link jakarta.json.Json} looks through all JAR files of the class path for it at
 * each call, which in a container weighs more than the value. Thread-safe; what it returns is not.
 */
public final class JsonValues {

    private static final JsonProvider PROVIDER = JsonProvider.provider();
    private static final JsonBuilderFactory BUILDERS = PROVIDER.createBuilderFactory(Map.of());

    private JsonValues() {}

    public static JsonObjectBuilder object() {
        return BUILDERS.createObjectBuilder();
    }

    /** Begins with these fields: texts, numbers, truth values or JSON, as those of another object. */
    public static JsonObjectBuilder object(Map<String, ?> fields) {
        return PROVIDER.createObjectBuilder(fields);
    }

    public static JsonArrayBuilder array() {
        return BUILDERS.createArrayBuilder();
    }

    /** Begins with these values: texts, numbers, truth values or JSON. */
    public static JsonArrayBuilder array(Collection<?> values) {
        return BUILDERS.createArrayBuilder(values);
    }

    public static JsonString of(String text) {
        return PROVIDER.createValue(text);
    }

    public static JsonNumber of(long number) {
        return PROVIDER.createValue(number);
    }

    public static JsonNumber of(BigDecimal number) {
        return PROVIDER.createValue(number);
    }
}
