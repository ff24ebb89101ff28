package dev.landfall.systemtest.faults;

import dev.landfall.systemtest.harness.Answer;
import dev.landfall.systemtest.harness.Await;
import dev.landfall.systemtest.harness.Doc;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two orchestrators on the same topics: one decides, and each request is counted once. */
@Tag("faults")
@Order(216)
@Timeout(300)
@ExtendWith(SharedFaultStack.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SecondOrchestratorIT {
    private static final Duration BOOT = Duration.ofSeconds(60);
    private static final Duration FROZEN_FOR = Duration.ofSeconds(15);
    private static final Duration TAKES_OVER = Duration.ofSeconds(8);
    private static final Duration STANDS_BY = Duration.ofSeconds(5);
    private static final Duration ROOM_FOR_BOOT = Duration.ofSeconds(40);

    private final FaultStack stack;

    SecondOrchestratorIT(FaultStack stack) {
        this.stack = stack;
    }

    @Order(1)
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

    @Order(2)
    @Test
    void secondOrchestratorTakesOverFromAFrozenOne() {
        try (Member second = stack.server("orchestrator-second", "orchestrator", Map.of(), List.of())) {
            awaitStandingBy(second);
            Duration length = Pace.standard().faultAt().plus(FROZEN_FOR).plusSeconds(15);
            var trial = FaultTrial.begin(
                    stack, "orchestrator frozen, a second takes over", FaultTrial.plan(stack, length, stack.nodeIds()));
            trial.untilFault();
            stack.orchestrator().freeze();
            trial.detect("the second leads", TAKES_OVER, () -> FaultStack.health(second), a -> a.status() == 200);
            trial.untilHealing(FROZEN_FOR);
            stack.orchestrator().thaw();
            trial.recover("the first stands by", STANDS_BY, stack::readiness, status -> status == 503);
            Doc ended = Await.until(
                    "end told by the second",
                    length.plus(BOOT),
                    () -> stack.api(second).test(trial.id()),
                    test -> test.text("state").equals("COMPLETED"));
            second.terminate();
            second.awaitEnd(BOOT);
            stack.awaitReady();
            trial.awaitEnd();
            trial.count("COMPLETED", 0);
            var differences = Counters.ofDrivers(ended).differences(Counters.ofDrivers(trial.report()));
            trial.row().holds("both tell the same " + differences, differences.isEmpty());
            trial.decide();
        }
    }

    private static void awaitStandingBy(Member orchestrator) {
        Await.until(
                orchestrator.name() + " standing by",
                BOOT.multipliedBy(2),
                () -> FaultStack.health(orchestrator),
                health -> health.body().contains("STANDBY"));
    }
}
