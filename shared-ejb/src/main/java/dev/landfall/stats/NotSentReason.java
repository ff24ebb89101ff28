package dev.landfall.stats;

/** Why an arrival that was due was not sent. */
public enum NotSentReason {
    /** No slot became free within the timeout: the target is too slow for the plan. */
    BACKLOG,
    /** The driver itself came too late. */
    DRIVER_LATE,
    /** A stop was asked. */
    STOPPED,
    /** The orchestrator fell silent. */
    LEASE,
    /** {@code max_duration_ms} was over while it waited. */
    TIME_LIMIT
}
