package dev.landfall.message;

import dev.landfall.lifecycle.TestId;
import dev.landfall.workload.TestType;
import org.jspecify.annotations.Nullable;

/**
 * A test is to be prepared.
 *
 * @param delayMillis of TSUNAMI, rounded up; 0 if none
 * @param countPerDriver 0 if only a duration
 * @param assignment null from an orchestrator that speaks only the public fields
 */
public record TestConfig(
        TestId testId,
        TestType testType,
        long delayMillis,
        long countPerDriver,
        @Nullable Assignment assignment) implements Command {

    public TestConfig {
        if (delayMillis < 0 || countPerDriver < 0) {
            throw new IllegalArgumentException("test_message_delay and message_count_per_driver must not be negative");
        }
    }

    @Override
    public void deliverTo(CommandHandler handler) {
        handler.on(this);
    }
}
