package dev.landfall.orchestrator.core;

import org.jspecify.annotations.Nullable;

/**
 * How many requests the target says it received.
 *
 * @param asked the question is out
 * @param answered there is an answer, or none is to be expected any more
 * @param received null where the target does not tell
 */
record TargetAnswer(
        boolean asked, boolean answered, @Nullable Long received) {

    static final TargetAnswer NOT_ASKED = new TargetAnswer(false, false, null);
    static final TargetAnswer ASKED = new TargetAnswer(true, false, null);

    static TargetAnswer of(@Nullable Long received) {
        return new TargetAnswer(true, true, received);
    }
}
