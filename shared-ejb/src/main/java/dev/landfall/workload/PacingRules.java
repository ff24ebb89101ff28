package dev.landfall.workload;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The rules of pacing: which fields belong to which test type. */
final class PacingRules {

    private static final double MAX_DELAY_MILLIS = 86_400_000;

    private enum DelayMode {
        SCHEDULE,
        AFTER_RESPONSE
    }

    private final Faults faults;
    private final RangeRules ranges;
    private final double maxRate;

    PacingRules(Faults faults, double maxRate) {
        this.faults = faults;
        this.ranges = new RangeRules(faults);
        this.maxRate = maxRate;
    }

    /** The checked pacing; null when it cannot be told, which is then noted. */
    @Nullable
    Pacing check(PlanDraft draft, @Nullable TestType type) {
        if (type == null) {
            checkDelay(draft.testMessageDelay());
            checkRate(draft.throughputPerDriver());
            return null;
        }
        return switch (type) {
            case TSUNAMI -> tsunami(draft);
            case AVALANCHE -> avalanche(draft);
        };
    }

    private @Nullable Pacing tsunami(PlanDraft draft) {
        refuse("throughput_per_driver", draft.throughputPerDriver(), "AVALANCHE");
        refuse("arrivals", draft.arrivals(), "AVALANCHE");
        DelayMode mode = ranges.oneOf("delay_mode", draft.delayMode(), DelayMode.class, DelayMode.SCHEDULE);
        Double millis = draft.testMessageDelay();
        if (millis == null) {
            faults.add("test_message_delay", "is required for TSUNAMI: ms between requests, over 0 to 86400000");
            return null;
        }
        if (!checkDelay(millis)) {
            return null;
        }
        Duration delay = Duration.ofNanos(Math.max(1, Math.round(millis * 1e6)));
        return mode == DelayMode.SCHEDULE ? new Pacing.FixedDelay(delay) : new Pacing.ThinkTime(delay);
    }

    private @Nullable Pacing avalanche(PlanDraft draft) {
        refuse("test_message_delay", draft.testMessageDelay(), "TSUNAMI");
        refuse("delay_mode", draft.delayMode(), "TSUNAMI");
        Arrivals arrivals = ranges.oneOf("arrivals", draft.arrivals(), Arrivals.class, Arrivals.CONSTANT);
        Double perSecond = draft.throughputPerDriver();
        if (perSecond == null) {
            if (draft.arrivals() != null) {
                faults.add("arrivals", "needs throughput_per_driver beside it");
            }
            return new Pacing.AsFastAsPossible();
        }
        return checkRate(perSecond) ? new Pacing.ArrivalRate(perSecond, arrivals) : null;
    }

    private void refuse(String field, @Nullable Object value, String belongsTo) {
        if (value != null) {
            faults.add(field, "belongs to " + belongsTo + " only");
        }
    }

    private boolean checkDelay(@Nullable Double millis) {
        if (millis == null || (millis > 0 && millis <= MAX_DELAY_MILLIS)) {
            return true;
        }
        faults.add("test_message_delay", "must be over 0 to 86400000 ms, was " + RangeRules.plain(millis));
        return false;
    }

    private boolean checkRate(@Nullable Double perSecond) {
        if (perSecond == null || (perSecond > 0 && perSecond <= maxRate)) {
            return true;
        }
        faults.add(
                "throughput_per_driver",
                "must be over 0 to " + RangeRules.plain(maxRate) + " per second, was " + RangeRules.plain(perSecond));
        return false;
    }
}
