package dev.landfall.lifecycle;

/** Why a driver's part of a test ended. */
public enum EndReason {
    /** Everything planned was sent and answered, or timed out. */
    PLAN_ELAPSED,
    /** A stop was asked. */
    STOPPED,
    /** The orchestrator was silent for the lease, or no longer listed the test. */
    LEASE,
    /** A newer incarnation or epoch took over. */
    FENCED,
    /** The driver process was stopped politely. */
    SHUTDOWN,
    /** The engine failed; the log has the cause. */
    ENGINE_ERROR
}
