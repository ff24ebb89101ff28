package dev.landfall.workload;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for. Complete and checked: made by {@link PlanDraft#toPlan}, never by hand outside tests.
 *
 * @param name as people call it, at most 200 characters, or null
 * @param warmUp load before anything counts, zero for none
 * @param concurrency requests in flight per driver at most
 * @param autoTrigger true: starts as soon as every driver is READY
 * @param thresholds conditions on the result, in the order given
 */
public record Plan(
        @Nullable String name,
        TestType type,
        Pacing pacing,
        Target target,
        SendingLimits limits,
        Duration warmUp,
        int concurrency,
        DriverSelection drivers,
        boolean autoTrigger,
        Duration readyTimeout,
        Duration triggerTimeout,
        LossPolicy onDriverLoss,
        List<Threshold> thresholds) {

    public static final int DEFAULT_CONCURRENCY = 64;
    public static final Duration DEFAULT_READY_TIMEOUT = Duration.ofSeconds(30);
    public static final Duration DEFAULT_TRIGGER_TIMEOUT = Duration.ofMinutes(10);

    public Plan {
        thresholds = List.copyOf(thresholds);
    }

    public WorkloadModel model() {
        return pacing.model();
    }

    /**
     * How long sending takes at most, from the end of warm-up: the time of the last planned arrival where the plan names a pace and
     * a count, else {@link SendingLimits#longest}.
     */
    public Duration plannedSending() {
        Duration longest = limits.longest();
        if (limits.messageCount() == null) {
            return longest;
        }
        double nanos = limits.messageCount() * periodNanos();
        return nanos > 0 && nanos < longest.toNanos() ? Duration.ofNanos((long) Math.ceil(nanos)) : longest;
    }

    /** Whether {@link #plannedSending} is when sending ends, and not only when it ends at the latest. */
    public boolean hasPlannedEnd() {
        return limits.messageCount() == null || periodNanos() > 0;
    }

    private double periodNanos() {
        if (pacing instanceof Pacing.FixedDelay fixed) {
            return fixed.delay().toNanos();
        }
        // Poisson arrivals have no last instant that can be known beforehand.
        if (pacing instanceof Pacing.ArrivalRate rate && rate.arrivals() == Arrivals.CONSTANT) {
            return 1e9 / rate.perSecond();
        }
        return 0;
    }
}
