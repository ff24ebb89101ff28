package dev.landfall.driver.core;

/** A test cannot be prepared here; the message is what the heartbeat tells. */
final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * A reason with its code.
     *
     * @param code in capitals: {@code TARGET_NOT_ALLOWED}
     */
    Refusal(String code, String sentence) {
        super(code + ": " + sentence);
    }

    /** What the heartbeat tells. */
    String reason() {
        return String.valueOf(getMessage());
    }
}
