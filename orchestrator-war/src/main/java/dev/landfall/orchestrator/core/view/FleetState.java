package dev.landfall.orchestrator.core.view;

/** What a driver says of itself, or what its silence says. */
public enum FleetState {
    IDLE,
    PREPARING,
    READY,
    RUNNING,
    DRAINING,
    STALLED,
    REFUSED,
    /** Silent for max(3 s, 3 intervals). */
    SUSPECT,
    /** Silent for max(10 s, 10 intervals). */
    LOST,
    /** Left politely. */
    LEFT
}
