package dev.landfall.workload;

/** Whether arrivals follow the clock or the answers. */
public enum WorkloadModel {
    /** Arrivals follow the clock, whatever the target does. */
    OPEN,
    /** A virtual user waits for its answer before it sends again. */
    CLOSED
}
