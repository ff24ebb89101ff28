package dev.landfall.driver.engine;

import dev.landfall.driver.core.LoadOrder;
import dev.landfall.workload.Plan;
import dev.landfall.workload.WorkloadModel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an event loop has to know of a plan at every request, worked out once.
 *
 * @param connectNanos for connecting alone, {@link EngineClock#NEVER} where only the whole counts
 * @param firstByteNanos up to the first byte of the answer, likewise
 * @param redirects null: they are answers like others
 */
record LoadShape(
        long timeoutNanos,
        long connectNanos,
        long firstByteNanos,
        long warmUpNanos,
        long longestNanos,
        boolean cutByMaximum,
        boolean closedModel,
        boolean headMethod,
        @Nullable Redirects redirects,
        long bodyLimit) {

    static LoadShape of(LoadOrder order, EngineSettings settings) {
        Plan plan = order.plan();
        return new LoadShape(
                plan.target().timeout().toNanos(),
                nanosOf(plan.target().timeouts().connect()),
                nanosOf(plan.target().timeouts().firstByte()),
                plan.warmUp().toNanos(),
                plan.limits().longest().toNanos(),
                plan.limits().cutByMaximum(),
                plan.model() == WorkloadModel.CLOSED,
                plan.target().method().equals("HEAD"),
                plan.target().followRedirects() ? new Redirects(plan.target()) : null,
                settings.bodyLimitBytes());
    }

    boolean followRedirects() {
        return redirects != null;
    }

    PhaseWindow warmUpFrom(long startNanos) {
        return new PhaseWindow(startNanos, startNanos + warmUpNanos, true);
    }

    PhaseWindow steadyFrom(long startNanos) {
        return new PhaseWindow(startNanos, startNanos + longestNanos, cutByMaximum);
    }

    private static long nanosOf(@Nullable Duration limit) {
        return limit == null ? EngineClock.NEVER : limit.toNanos();
    }
}
