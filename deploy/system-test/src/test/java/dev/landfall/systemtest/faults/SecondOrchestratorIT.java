package dev.landfall.systemtest.faults;

import dev.landfall.systemtest.harness.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two orchestrators on the same topics: one decides, and each request is counted once. */
@Tag("faults")
@Order(216)
@Timeout(300)
@ExtendWith(SharedFaultStack.class)
class SecondOrchestratorIT {
    private static final Duration BOOT = Duration.ofSeconds(60);
    private static final Duration ROOM_FOR_BOOT = Duration.ofSeconds(40);

    private final FaultStack stack;

    SecondOrchestratorIT(FaultStack stack) {
        this.stack = stack;
    }

    @Test
    void secondOrchestratorInMidTest() {
        Duration length = Pace.standard().faultAt().plus(ROOM_FOR_BOOT);
        var trial = FaultTrial.begin(
                stack, "second orchestrator in mid-test", FaultTrial.plan(stack, length, stack.nodeIds()));
        trial.untilFault();
        try (Member second = stack.server("orchestrator-second", "orchestrator", Map.of(), List.of())) {
            Answer health = trial.detect(
                    "the second stands by",
                    BOOT,
                    () -> FaultStack.health(second),
                    answer -> answer.status() == 503 && answer.body().contains("standing by"));
            var plan = FaultTrial.plan(stack, Duration.ofSeconds(1), stack.nodeIds());
            int submitted = stack.api(second).post("/api/tests", plan.json()).status();
            int stopped =
                    stack.api(second).post("/api/tests/" + trial.id() + "/stop").status();
            trial.awaitEnd();
            trial.count("COMPLETED", 0);
            trial.row()
                    .holds("saying " + health.body(), !health.body().isEmpty())
                    .says("submit to it", "503", String.valueOf(submitted))
                    .says("stop by it", "503", String.valueOf(stopped))
                    .says("the first is ready", "200", String.valueOf(stack.readiness()))
                    .says(
                            "the second",
                            "503",
                            String.valueOf(FaultStack.health(second).status()));
        }
        stack.trials().end(trial.id());
        trial.decide();
    }
}
