package dev.landfall.systemtest.oracle;

/** What a loop writes down while it serves. Called by the loop's thread alone, between two requests: it must be quick. */
interface Notes {
    /** The loop did nothing from one instant to the other, as planned or not. */
    void window(boolean planned, long startNanos, long endNanos);

    /** A request was read whole; its answer is held back on purpose for so long. */
    void request(long nanos, long delayNanos, Exchange exchange, int length);

    /** What is answered to whoever asks for counts, as JSON; empty where none are told. */
    String counts();
}
