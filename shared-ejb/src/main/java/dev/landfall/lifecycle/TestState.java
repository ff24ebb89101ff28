package dev.landfall.lifecycle;

import java.util.EnumSet;
import java.util.Set;

/**
 * Where a test stands.
 * <pre>
 * state       event                        next       note
 * CONFIGURED  every driver says READY      READY      or refused / late: FAILED, naming who
 * READY       trigger                      TRIGGERED  the common start is set here, a little ahead
 * TRIGGERED   start instant reached        RUNNING
 * RUNNING     every share sent             DRAINING   no new requests, open ones may finish
 * DRAINING    all final metrics are in     COMPLETED  or PARTIAL, naming node and seconds; ABORTED if a stop was asked
 * not final   stop asked                   DRAINING   nothing new is sent; before TRIGGERED straight to ABORTED
 * a replay may skip states
 * </pre>
 */
public enum TestState {
    CONFIGURED,
    READY,
    TRIGGERED,
    RUNNING,
    DRAINING,
    COMPLETED,
    PARTIAL,
    ABORTED,
    FAILED;

    public boolean canBecome(TestState next) {
        return successors().contains(next);
    }

    public boolean isFinal() {
        return successors().isEmpty();
    }

    /** True once load may be on its way: from the trigger to the last final. */
    public boolean isActive() {
        return this == TRIGGERED || this == RUNNING || this == DRAINING;
    }

    private Set<TestState> successors() {
        return switch (this) {
            case CONFIGURED -> EnumSet.of(READY, TRIGGERED, RUNNING, DRAINING, COMPLETED, PARTIAL, ABORTED, FAILED);
            case READY -> EnumSet.of(TRIGGERED, RUNNING, DRAINING, COMPLETED, PARTIAL, ABORTED, FAILED);
            case TRIGGERED -> EnumSet.of(RUNNING, DRAINING, COMPLETED, PARTIAL, ABORTED, FAILED);
            case RUNNING -> EnumSet.of(DRAINING, COMPLETED, PARTIAL, ABORTED, FAILED);
            case DRAINING -> EnumSet.of(COMPLETED, PARTIAL, ABORTED, FAILED);
            case COMPLETED, PARTIAL, ABORTED, FAILED -> EnumSet.noneOf(TestState.class);
        };
    }
}
