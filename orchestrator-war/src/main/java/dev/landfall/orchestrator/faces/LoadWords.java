package dev.landfall.orchestrator.faces;

import dev.landfall.workload.Pacing;
import dev.landfall.workload.Plan;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;

/** What a plan would send, in one sentence. */
final class LoadWords {

    private LoadWords() {}

    static String of(Plan plan, int drivers) {
        OptionalDouble rate = perSecond(plan);
        String fleet = drivers == 1 ? "1 driver" : drivers + " drivers";
        if (plan.pacing() instanceof Pacing.ThinkTime think) {
            return fleet + " × " + number(plan.concurrency()) + " users, each pausing "
                    + DurationText.of(BigDecimal.valueOf(think.delay().toNanos(), 6)) + " after its answer"
                    + until(plan, OptionalDouble.empty(), drivers);
        }
        if (rate.isEmpty()) {
            return fleet + ", each with " + number(plan.concurrency())
                    + " requests in flight, as fast as the target answers"
                    + until(plan, OptionalDouble.empty(), drivers);
        }
        return fleet + " × " + number(rate.getAsDouble()) + "/s = " + number(rate.getAsDouble() * drivers)
                + "/s offered" + until(plan, rate, drivers);
    }

    private static String until(Plan plan, OptionalDouble rate, int drivers) {
        Duration duration = plan.limits().duration();
        double byCount =
                plan.limits().count().isPresent() ? plan.limits().count().getAsLong() : Double.POSITIVE_INFINITY;
        double byTime = duration == null || rate.isEmpty()
                ? Double.POSITIVE_INFINITY
                : rate.getAsDouble() * duration.toMillis() / 1000.0;
        double each = Math.min(byCount, byTime);
        String total = Double.isInfinite(each) ? "" : ", " + number(Math.ceil(each) * drivers) + " requests in all";
        return (duration == null ? "" : " for " + DurationText.of(BigDecimal.valueOf(duration.toMillis()))) + total;
    }

    /** {@code rate seconds warm-up-seconds}, each 0 where it is not known. */
    static String shape(Plan plan, int drivers) {
        OptionalDouble rate = perSecond(plan);
        Duration duration = plan.limits().duration();
        double byCount = rate.isPresent() && plan.limits().count().isPresent()
                ? plan.limits().count().getAsLong() / rate.getAsDouble()
                : 0;
        double seconds = duration == null ? byCount : duration.toMillis() / 1000.0;
        return Math.round(rate.orElse(0) * drivers) + " "
                + Math.round(byCount > 0 ? Math.min(byCount, seconds) : seconds) + " "
                + plan.warmUp().toSeconds();
    }

    /** Of one driver; empty where the target sets the pace. */
    private static OptionalDouble perSecond(Plan plan) {
        if (plan.pacing() instanceof Pacing.FixedDelay fixed) {
            return OptionalDouble.of(1e9 / fixed.delay().toNanos());
        }
        return plan.pacing() instanceof Pacing.ArrivalRate rate
                ? OptionalDouble.of(rate.perSecond())
                : OptionalDouble.empty();
    }

    private static String number(double value) {
        NumberFormat format = NumberFormat.getNumberInstance(Locale.ENGLISH);
        format.setMaximumFractionDigits(value < 100 ? 1 : 0);
        return format.format(value);
    }
}
