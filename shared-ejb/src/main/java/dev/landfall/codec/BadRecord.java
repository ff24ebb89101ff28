package dev.landfall.codec;

import java.util.Locale;

/** A record that cannot be read. It is counted by topic and reason, and stepped over. */
public final class BadRecord extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why; few, since they become labels of a metric. */
    public enum Kind {
        EMPTY,
        TOO_LARGE,
        NOT_JSON,
        MISSING_FIELD,
        WRONG_TYPE,
        OUT_OF_RANGE,
        UNKNOWN_KIND;

        /** As metrics show it: {@code not_json}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Kind kind;

    BadRecord(Kind kind, String message) {
        // No stack trace: somebody may write a million of these.
        super(message, null, false, false);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
