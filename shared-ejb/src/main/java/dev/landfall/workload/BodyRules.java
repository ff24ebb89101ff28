package dev.landfall.workload;

import org.jspecify.annotations.Nullable;

/** The rules of a request's body: text or base64, and not too long. */
final class BodyRules {

    private final Faults faults;

    BodyRules(Faults faults) {
        this.faults = faults;
    }

    /** The checked body; null when there is none, or a fault that is then noted. */
    @Nullable
    Body check(@Nullable String text, @Nullable String base64) {
        if (text != null && base64 != null) {
            faults.add("target.body_base64", "must be left out where there is target.body: a request has one body");
            return null;
        }
        Body body = base64 != null ? decoded(base64) : text != null ? new Body.Text(text) : null;
        if (body != null && body.bytes().length > Body.MAX_BYTES) {
            faults.add(
                    base64 != null ? "target.body_base64" : "target.body",
                    "must be at most " + Body.MAX_BYTES + " bytes, had " + body.bytes().length);
        }
        return body;
    }

    private @Nullable Body decoded(String base64) {
        try {
            return new Body.Base64(base64);
        } catch (IllegalArgumentException e) {
            faults.add(
                    "target.body_base64",
                    "must be base64 (A-Z a-z 0-9 + / and = at the end, no line breaks): " + e.getMessage());
            return null;
        }
    }
}
