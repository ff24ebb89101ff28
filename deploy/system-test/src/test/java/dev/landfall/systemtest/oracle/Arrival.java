package dev.landfall.systemtest.oracle;

/** A request of the measured phase: when it was read, how long its answer was held back on purpose, whose it was. */
public record Arrival(long nanos, long delayNanos, String node) {}
