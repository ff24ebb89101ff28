package dev.landfall.systemtest.truth;

/**
 * What the oracle is told to do. Delays are from the arrival at the oracle, so a service time seen from the driver is longer by the way
 * there and back, {@link #WAY_NANOS} on loopback between two cores.
 */
record OracleSettings(long periodNanos, long freezeNanos, long leastDelayNanos, long mostDelayNanos) {
    static final long WAY_NANOS = 100_000;

    /** Freezes 100 ms every 1.0007 s; a service time of 1 ms between. */
    static OracleSettings freezing() {
        return new OracleSettings(1_000_700_000, 100_000_000, 1_000_000 - WAY_NANOS, 1_000_000 - WAY_NANOS);
    }

    static OracleSettings delaying(long leastMillis, long mostMillis) {
        return new OracleSettings(0, 0, leastMillis * 1_000_000, mostMillis * 1_000_000);
    }
}
