package dev.landfall.workload;

/** How the arrivals of a given rate lie in time. */
public enum Arrivals {
    /** Evenly spaced. */
    CONSTANT,
    /** Exponential gaps, independent of one another. */
    POISSON
}
