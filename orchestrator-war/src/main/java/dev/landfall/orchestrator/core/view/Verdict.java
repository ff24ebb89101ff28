package dev.landfall.orchestrator.core.view;

import java.util.List;

/**
 * Whether the measurement itself can be trusted.
 *
 * @param reasons in words, naming nodes and seconds
 * @param passed false when a threshold was missed or the test did not complete
 */
public record Verdict(Measurement measurement, List<String> reasons, boolean passed) {
    public Verdict {
        reasons = List.copyOf(reasons);
    }

    /** What the generator is found to be. */
    public enum Measurement {
        VALID,
        SUSPECT,
        INVALID,
        /** Not judged. */
        UNKNOWN
    }
}
