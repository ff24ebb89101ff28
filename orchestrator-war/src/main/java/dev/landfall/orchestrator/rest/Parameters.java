package dev.landfall.orchestrator.rest;

import dev.landfall.lifecycle.TestId;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads path and query parameters and headers; each refusal says what is allowed. */
final class Parameters {

    static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 1000;
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private Parameters() {}

    /** @throws ProblemException 400 when this is no UUID */
    static TestId testId(String text) {
        if (text.length() <= 36) {
            TestId id = text.isBlank() ? null : new TestId(text.toLowerCase(Locale.ROOT));
            if (id != null && id.isFileName()) {
                return id;
            }
        }
        throw Problems.badRequest("BAD_ID", "This is no id of a test", "a test_id is a UUID");
    }

    static int limit(@Nullable String text) {
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        int limit = DIGITS.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Problems.badRequest(
                    "BAD_PARAMETER", "A parameter is wrong", "limit must be a whole number from 1 to " + MAX_LIMIT);
        }
        return limit;
    }

    /** 0 when it is not given. */
    static long index(@Nullable String text) {
        if (text != null && !DIGITS.matcher(text).matches()) {
            throw Problems.badRequest(
                    "BAD_PARAMETER", "A parameter is wrong", "from must be the index of a second, from 0 to 999999999");
        }
        return text == null ? 0 : Long.parseLong(text);
    }

    static @Nullable String idempotencyKey(@Nullable String text) {
        if (text != null && !KEY.matcher(text).matches()) {
            throw Problems.badRequest(
                    "BAD_HEADER",
                    "A header is wrong",
                    "Idempotency-Key must be 1 to 255 printable ASCII characters without spaces");
        }
        return text;
    }
}
