package dev.landfall.lifecycle;

/** What a driver says of itself in its heartbeat. */
public enum DriverState {
    IDLE,
    PREPARING,
    READY,
    RUNNING,
    DRAINING,
    STALLED,
    REFUSED
}
