package dev.landfall.driver.core;

import dev.landfall.message.StartReport;
import dev.landfall.workload.WorkloadModel;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Tells how exactly a load started, on the broker's clock as it was known soon after: hours later the two clocks have drifted, and that
 * would look like a late start. Not thread-safe.
 */
final class StartOffset {

    private final DriverAssignment assignment;
    private final BrokerClock clock;
    private final long countedFromNanos;
    private final @Nullable Instant countedFrom;
    private @Nullable Duration skew;

    /**
     * For one load.
     *
     * @param startNanos where the load was told to start
     * @param startAt the instant that was meant, on the broker's clock; null where none was named
     */
    StartOffset(DriverAssignment assignment, BrokerClock clock, long startNanos, @Nullable Instant startAt) {
        this.assignment = assignment;
        this.clock = clock;
        Duration warmUp = assignment.plan().warmUp();
        this.countedFromNanos = startNanos + warmUp.toNanos();
        this.countedFrom = startAt == null ? null : startAt.plus(warmUp);
    }

    /** Compares clocks, the first time it is called; to be called soon after the start. */
    void look() {
        if (skew == null) {
            skew = countedFrom == null
                    ? Duration.ZERO
                    : clock.at(countedFromNanos)
                            .map(at -> Duration.between(countedFrom, at))
                            .orElse(Duration.ZERO);
        }
    }

    /** In a closed model every driver is meant to start at once, in an open one when the schedule says so. */
    StartReport report(FirstRequest first) {
        look();
        boolean closed = assignment.plan().model() == WorkloadModel.CLOSED;
        long plannedNanos = closed ? 0 : first.intended().toNanos();
        Duration late = skew == null ? Duration.ZERO : skew;
        return new StartReport(plannedNanos / 1e6, late.plus(first.sent()).toNanos() / 1e6);
    }
}
