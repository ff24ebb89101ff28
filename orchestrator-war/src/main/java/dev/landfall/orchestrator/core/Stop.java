package dev.landfall.orchestrator.core;

import dev.landfall.lifecycle.Reason;
import java.time.Instant;

/**
 * Why and since when a test is being stopped.
 *
 * @param askedAt on the broker's clock
 * @param byUser true ends ABORTED, false FAILED
 * @param written read back from the log
 */
record Stop(Instant askedAt, Reason reason, boolean byUser, boolean written) {

    Stop asWritten() {
        return new Stop(askedAt, reason, byUser, true);
    }
}
