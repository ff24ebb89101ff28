package dev.landfall.driver.engine;

import dev.landfall.driver.core.LoadOrder;
import dev.landfall.workload.Plan;
import dev.landfall.workload.WorkloadModel;

/** What an event loop has to know of a plan at every request, worked out once. */
record LoadShape(
        long timeoutNanos,
        long warmUpNanos,
        long longestNanos,
        boolean cutByMaximum,
        boolean closedModel,
        boolean headMethod,
        boolean followRedirects,
        long bodyLimit) {

    static LoadShape of(LoadOrder order, EngineSettings settings) {
        Plan plan = order.plan();
        return new LoadShape(
                plan.target().timeout().toNanos(),
                plan.warmUp().toNanos(),
                plan.limits().longest().toNanos(),
                plan.limits().cutByMaximum(),
                plan.model() == WorkloadModel.CLOSED,
                plan.target().method().equals("HEAD"),
                plan.target().followRedirects(),
                settings.bodyLimitBytes());
    }

    PhaseWindow warmUpFrom(long startNanos) {
        return new PhaseWindow(startNanos, startNanos + warmUpNanos, true);
    }

    PhaseWindow steadyFrom(long startNanos) {
        return new PhaseWindow(startNanos, startNanos + longestNanos, cutByMaximum);
    }
}
