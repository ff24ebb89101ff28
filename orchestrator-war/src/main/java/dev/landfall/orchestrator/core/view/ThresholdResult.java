package dev.landfall.orchestrator.core.view;

import dev.landfall.workload.Threshold;
import org.jspecify.annotations.Nullable;

/**
 * A threshold and what was measured.
 *
 * @param actual in the metric's unit (ms, percent, a plain number), with a window of the worst window; null without samples
 * @param passed false without samples
 */
public record ThresholdResult(Threshold threshold, @Nullable Double actual, boolean passed) {

    /** It has been missed in a way that nothing can mend, and the plan wants the test stopped then. */
    public boolean endsTest() {
        return threshold.abortOnFail() && !passed && actual != null && !threshold.mayYetHold(actual);
    }
}
