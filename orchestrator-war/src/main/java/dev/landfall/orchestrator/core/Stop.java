package dev.landfall.orchestrator.core;

import dev.landfall.lifecycle.Reason;
import java.time.Instant;
import java.util.Set;

/**
 * Why and since when a test is being stopped.
 *
 * @param askedAt on the broker's clock
 * @param aborts true ends ABORTED: somebody asked for it, or the plan itself did; false ends FAILED
 * @param written read back from the log
 */
record Stop(Instant askedAt, Reason reason, boolean aborts, boolean written) {

    /** Codes of reasons for which we stop a test that its user wants to go on. */
    private static final Set<String> FAILURES = Set.of("DRIVER_LOST", "REFUSED");

    /** As the journal tells it. */
    static Stop recorded(Instant askedAt, Reason reason) {
        return new Stop(askedAt, reason, !FAILURES.contains(reason.code()), true);
    }

    Stop asWritten() {
        return new Stop(askedAt, reason, aborts, true);
    }
}
