package dev.landfall.message;

import dev.landfall.lifecycle.DriverState;
import dev.landfall.lifecycle.Epoch;
import dev.landfall.lifecycle.Incarnation;
import dev.landfall.lifecycle.TestId;
import org.jspecify.annotations.Nullable;

/**
 * What a driver is doing.
 *
 * @param epoch of the assignment it holds, null without one
 * @param testId of the assignment it holds, null without one
 * @param sent requests of that test, warm-up left out
 * @param reason why it refused or stalled, null otherwise
 * @param clock null until enough samples are there
 */
public record DriverStatus(
        Incarnation incarnation,
        @Nullable Epoch epoch,
        DriverState state,
        @Nullable TestId testId,
        long sent,
        @Nullable String reason,
        @Nullable ClockReading clock,
        @Nullable Health health) {}
