package dev.landfall.orchestrator.core.view;

import java.util.List;

/**
 * Whether the measurement itself can be trusted, and whether the test is as good as its plan wants it; so far, while it runs.
 *
 * @param reasons in words, naming nodes and seconds
 * @param thresholds of the plan, in its order
 * @param passed false when a threshold was missed or the test did not complete
 */
public record Verdict(Measurement measurement, List<String> reasons, List<ThresholdResult> thresholds, boolean passed) {
    public Verdict {
        reasons = List.copyOf(reasons);
        thresholds = List.copyOf(thresholds);
    }

    /** What the generator is found to be, better ones first. */
    public enum Measurement {
        /** Not judged: nothing was measured. */
        UNKNOWN,
        VALID,
        SUSPECT,
        INVALID;

        /** The worse of two. */
        public Measurement worse(Measurement other) {
            return compareTo(other) < 0 ? other : this;
        }
    }
}
