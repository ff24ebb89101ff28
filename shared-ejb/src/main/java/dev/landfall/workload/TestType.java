package dev.landfall.workload;

/** The two kinds of test. */
public enum TestType {
    /** As fast as the target answers, or at a constant arrival rate when a throughput is given. */
    AVALANCHE,
    /** A set delay between the requests of one driver. */
    TSUNAMI
}
