package dev.landfall.codec;

import jakarta.json.Json;
import jakarta.json.JsonConfig;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** JSON text to objects and back, within bounds that keep a hostile text from costing more than its length. Thread-safe. */
public final class JsonText {

    /** What any of our messages may weigh. */
    public static final int MAX_BYTES = 2 * 1024 * 1024;

    private static final JsonReaderFactory READERS =
            Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

    private JsonText() {}

    /** @throws MalformedJson when this is not UTF-8, not exactly one object, has a key twice, or is nested or large beyond reason */
    public static JsonObject parse(byte[] utf8) throws MalformedJson {
        if (utf8.length > MAX_BYTES) {
            throw new MalformedJson("must be at most " + MAX_BYTES + " bytes, was " + utf8.length);
        }
        String text = decode(utf8);
        JsonBounds.check(text);
        try (var reader = READERS.createReader(new StringReader(text))) {
            return reader.readObject();
        } catch (JsonParsingException e) {
            var at = e.getLocation();
            throw new MalformedJson(
                    "is not a JSON object: line " + at.getLineNumber() + ", column " + at.getColumnNumber());
        } catch (JsonException | IllegalStateException | NumberFormatException | ArithmeticException e) {
            throw new MalformedJson("is not a JSON object, or has a key twice");
        }
    }

    /** Compact UTF-8. */
    public static byte[] bytes(JsonObject json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String decode(byte[] utf8) throws MalformedJson {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedJson("is not UTF-8");
        }
    }
}
