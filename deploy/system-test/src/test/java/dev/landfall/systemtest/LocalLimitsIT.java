package dev.landfall.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.systemtest.harness.Pids;
import dev.landfall.systemtest.harness.Plan;
import dev.landfall.systemtest.harness.Result;
import dev.landfall.systemtest.harness.SharedStack;
import dev.landfall.systemtest.harness.Stack;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A driver that may open few files more: its own lack, not the target's. */
@Order(16)
@ExtendWith(SharedStack.class)
class LocalLimitsIT {
    private static final int FILES_LEFT = 80;
    private static final int CONNECTIONS = 300;
    private static final int COUNT = 5_000;

    private final Stack stack;

    LocalLimitsIT(Stack stack) {
        this.stack = stack;
    }

    @Test
    void aDriverShortOfDescriptorsSaysSoAndGoesOn() {
        String driver = stack.nodeIds().get(0);
        long pid = stack.member(driver).pid();
        Plan plan = Plan.avalanche(stack.ping())
                .with("concurrency_per_driver", CONNECTIONS)
                .count(COUNT)
                .on(driver);
        long before = Pids.limitFiles(pid, Pids.files(pid) + FILES_LEFT);
        try {
            Result result = stack.trials().run(plan);
            assertThat(result.requests("sent")).as("%s", result.report()).isEqualTo(COUNT);
            assertThat(result.requests("succeeded")).as("%s", result.report()).isPositive();
            assertThat(result.report().names("errors"))
                    .as("%s", result.report())
                    .containsExactly("LOCAL_FD");
            assertThat(result.report().list("drivers").get(0).text("error_examples.LOCAL_FD"))
                    .contains("Too many open files");
        } finally {
            Pids.limitFiles(pid, before);
        }
        assertThat(stack.trials().run(plan).requests("succeeded"))
                .as("with files again")
                .isEqualTo(COUNT);
    }
}
