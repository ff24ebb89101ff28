package dev.landfall.orchestrator.rest;

import dev.landfall.codec.JsonText;
import dev.landfall.codec.MalformedJson;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import org.jspecify.annotations.Nullable;

/** The body of a request as a JSON object, never more of it than may be. */
final class PlanBody {

    static final int MAX_BYTES = 1_000_000;

    private PlanBody() {}

    /**
     * @param declaredLength of Content-Length, below 0 where there is none
     * @throws ProblemException 415, 413 or 400
     */
    static JsonObject read(@Nullable MediaType type, long declaredLength, InputStream body) throws IOException {
        requireJson(type);
        byte[] bytes = declaredLength > MAX_BYTES ? new byte[0] : body.readNBytes(MAX_BYTES + 1);
        if (declaredLength > MAX_BYTES || bytes.length > MAX_BYTES) {
            throw new ProblemException(Problem.of(
                    413, "TOO_LARGE", "The body is too large", "a plan has at most " + MAX_BYTES + " bytes"));
        }
        try {
            return JsonText.parse(bytes);
        } catch (MalformedJson e) {
            throw Problems.badRequest("BROKEN_JSON", "The body is no JSON", "the body " + e.getMessage());
        }
    }

    private static void requireJson(@Nullable MediaType type) {
        if (type == null
                || !"application".equalsIgnoreCase(type.getType())
                || !"json".equalsIgnoreCase(type.getSubtype())
                || !isUtf8(type.getParameters().get(MediaType.CHARSET_PARAMETER))) {
            throw new ProblemException(Problem.of(
                    415,
                    "UNSUPPORTED_MEDIA_TYPE",
                    "The body has the wrong type",
                    "Content-Type must be application/json, in UTF-8"));
        }
    }

    private static boolean isUtf8(@Nullable String charset) {
        try {
            return charset == null || Charset.forName(charset).equals(StandardCharsets.UTF_8);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return false;
        }
    }
}
