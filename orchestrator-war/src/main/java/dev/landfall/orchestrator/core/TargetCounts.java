package dev.landfall.orchestrator.core;

import dev.landfall.lifecycle.TestId;
import dev.landfall.workload.Target;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;

/**
 * Asks a target how many requests of a test it has received. Never blocks. Empty where the target does not tell, cannot be reached, or
 * does not answer within 2 s; never fails.
 */
public interface TargetCounts {

    CompletionStage<OptionalLong> received(Target target, TestId testId);
}
