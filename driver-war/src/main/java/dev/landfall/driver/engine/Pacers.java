package dev.landfall.driver.engine;

import dev.landfall.driver.core.LoadOrder;
import dev.landfall.workload.ArrivalSchedules;
import dev.landfall.workload.Pacing;
import dev.landfall.workload.Plan;
import dev.landfall.workload.Share;

/**
 * Makes the pacers of one event loop: for the warm-up and for what counts the same, but for count and length.
 *
 * @param loop the event loop's share of the driver's arrivals
 * @param quota what the loops of a closed model may send together
 */
record Pacers(LoadOrder order, LoadShape shape, Share loop, Quota quota) {

    Pacer warmUp(long startNanos, SlotPool pool, Sender sender, Tally tally) {
        PhaseWindow window = shape.warmUpFrom(startNanos);
        return shape.closedModel()
                ? closed(window, Quota.unlimited(), pool, sender)
                : open(window, Long.MAX_VALUE, pool, sender, tally);
    }

    Pacer steady(long startNanos, SlotPool pool, Sender sender, Tally tally) {
        PhaseWindow window = shape.steadyFrom(startNanos);
        return shape.closedModel()
                ? closed(window, quota, pool, sender)
                : open(window, loop.of(countOf(order.plan())), pool, sender, tally);
    }

    /** The requests a driver sends at most; more than any test can when the plan has no count. */
    static long countOf(Plan plan) {
        return plan.limits().count().orElse(Long.MAX_VALUE / 2);
    }

    private Pacer closed(PhaseWindow window, Quota quotaOfPhase, SlotPool pool, Sender sender) {
        long pauseNanos = order.plan().pacing() instanceof Pacing.ThinkTime think
                ? think.delay().toNanos()
                : 0;
        return new ClosedPacer(window, pauseNanos, EngineClock::now, quotaOfPhase, pool, sender);
    }

    private Pacer open(PhaseWindow window, long count, SlotPool pool, Sender sender, Tally tally) {
        long seed = order.testId().value().hashCode();
        return new OpenPacer(
                window,
                count,
                shape.timeoutNanos(),
                EngineClock::now,
                () -> ArrivalSchedules.of(order.plan().pacing(), order.share(), loop, seed),
                pool,
                sender,
                tally);
    }
}
