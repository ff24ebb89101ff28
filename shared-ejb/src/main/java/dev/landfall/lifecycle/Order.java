package dev.landfall.lifecycle;

/** What the orchestrator's beat asks of a test's drivers. */
public enum Order {
    /** Prepared, but not to be sent yet. */
    HOLD,
    /** Go on. */
    RUN,
    /** End the load. */
    STOP
}
