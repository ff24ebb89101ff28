package dev.landfall.driver.core;

import dev.landfall.lifecycle.DriverState;
import dev.landfall.lifecycle.Epoch;
import dev.landfall.lifecycle.TestId;
import org.jspecify.annotations.Nullable;

/**
 * What the driver is doing, as its heartbeat tells it.
 *
 * @param sent requests of that test, warm-up left out
 * @param reason why it refused or stalled, null otherwise
 */
record Activity(
        DriverState state,
        @Nullable TestId testId,
        @Nullable Epoch epoch,
        long sent,
        @Nullable String reason) {

    static final Activity IDLE = new Activity(DriverState.IDLE, null, null, 0, null);
}
