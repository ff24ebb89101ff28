package dev.landfall.driver.core;

import dev.landfall.message.StartReport;
import dev.landfall.workload.ArrivalSchedules;
import dev.landfall.workload.Arrivals;
import dev.landfall.workload.Pacing;
import dev.landfall.workload.Share;
import dev.landfall.workload.WorkloadModel;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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

    /** Empty for Poisson arrivals: when the first was planned only the engine's dice know. */
    Optional<StartReport> report(Duration firstSent) {
        Pacing pacing = assignment.plan().pacing();
        if (skew == null || (pacing instanceof Pacing.ArrivalRate rate && rate.arrivals() == Arrivals.POISSON)) {
            return Optional.empty();
        }
        long plannedNanos = pacing.model() == WorkloadModel.CLOSED
                ? 0
                : ArrivalSchedules.of(pacing, assignment.share(), Share.WHOLE, 0)
                        .nextIntendedStartNanos();
        return Optional.of(
                new StartReport(plannedNanos / 1e6, skew.plus(firstSent).toNanos() / 1e6));
    }
}
