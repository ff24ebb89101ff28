package dev.landfall.lifecycle;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Names one test. Ours are UUIDs; other orchestrators may use any text, so only {@link #isFileName} ids may become part of a path.
 *
 * @param value 1 to 256 characters
 */
public record TestId(String value) {

    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    public TestId {
        if (value.isBlank() || value.length() > 256) {
            throw new IllegalArgumentException("test_id must have 1 to 256 characters");
        }
    }

    public static TestId random() {
        return new TestId(UUID.randomUUID().toString());
    }

    /** True for a UUID in lower case, as we make them. */
    public boolean isFileName() {
        return UUID_FORM.matcher(value).matches();
    }

    /** For logs and sentences: one line of bounded length, whatever somebody wrote. */
    @Override
    public String toString() {
        return Shown.of(value);
    }
}
