package dev.landfall.workload;

/** What becomes of a running test when a driver of it is lost. */
public enum LossPolicy {
    /** The others go on; the test ends PARTIAL. */
    CONTINUE,
    /** The others are stopped; the test ends FAILED. */
    FAIL
}
