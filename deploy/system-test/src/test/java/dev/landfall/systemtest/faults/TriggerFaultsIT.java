package dev.landfall.systemtest.faults;

import dev.landfall.systemtest.harness.Doc;
import dev.landfall.systemtest.harness.Plan;
import dev.landfall.systemtest.harness.RawKafka;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Commands come again, or before those that they need. */
@Tag("faults")
@Order(222)
@Timeout(300)
@ExtendWith(SharedFaultStack.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TriggerFaultsIT {
    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final int PER_SECOND = 200;

    /** Meters are brought up to date each second. */
    private static final Duration COUNTED = Duration.ofSeconds(3);

    private final FaultStack stack;

    TriggerFaultsIT(FaultStack stack) {
        this.stack = stack;
    }

    @Tag("quick")
    @Order(1)
    @Test
    void oldTriggerReplayed() {
        var old = FaultTrial.begin(stack, "the test whose commands are replayed", plan());
        Doc before = old.awaitEnd();
        int seenBefore = old.sightings().size();
        try (var kafka = stack.rawKafka()) {
            var commands = Rewritten.of(kafka, old.id());
            var trial = FaultTrial.create(stack, "old trigger replayed, before and in another test", plan());
            trial.awaitState("READY");
            replay(kafka, trial, commands);
            trial.row().says("then", "READY", trial.state());
            trial.start();
            replay(kafka, trial, commands);
            trial.awaitEnd();
            trial.count("COMPLETED", 0);
            Doc after = stack.api().test(old.id());
            trial.row()
                    .atMost(
                            "requests of the old test",
                            seenBefore,
                            old.sightings().size())
                    .says(
                            "the old report",
                            before.at("requests").toString(),
                            after.at("requests").toString())
                    .says("its state", before.text("state"), after.text("state"))
                    .atMost("its revision", before.whole("revision"), after.whole("revision"));
            trial.decide();
        }
    }

    private void replay(RawKafka kafka, FaultTrial trial, Rewritten commands) {
        var counted = Counted.now(stack);
        trial.fault();
        commands.writeTrigger(kafka);
        commands.writeConfig(kafka);
        commands.writeTrigger(kafka);
        trial.detect("counted by each driver", COUNTED, () -> counted.atEachDriver(stack), least -> least >= 3);
    }

    @Tag("quick")
    @Order(2)
    @Test
    void triggerBeforeConfig() {
        var model = FaultTrial.begin(stack, "the test whose commands are imitated", plan());
        model.awaitEnd();
        stack.settle();
        try (var kafka = stack.rawKafka()) {
            var commands = Rewritten.of(kafka, model.id()).as(UUID.randomUUID().toString());
            var trial = FaultTrial.of(
                    stack, "trigger before config", commands.trigger().getString("test_id"));
            var counted = Counted.now(stack);
            trial.fault();
            commands.writeTrigger(kafka);
            trial.detect("counted by each driver", COUNTED, () -> counted.atEachDriver(stack), least -> least >= 1);
            commands.writeConfig(kafka);
            trial.awaitEnd();
            stack.settle();
            trial.count("ABORTED", 0);
            trial.row()
                    .atMost("requests", 0, trial.sightings().size())
                    .remark("says " + trial.report().text("state_detail"));
            trial.decide();
        }
    }

    @Tag("quick")
    @Order(3)
    @Test
    void triggerTwice() {
        var trial = FaultTrial.create(stack, "trigger twice before the start, again in the test", plan());
        trial.awaitState("READY");
        var counted = Counted.now(stack);
        try (var kafka = stack.rawKafka()) {
            stack.api().post("/api/tests/" + trial.id() + "/trigger").expect(202);
            trial.fault();
            var commands = Rewritten.of(kafka, trial.id());
            commands.writeTrigger(kafka);
            commands.writeTrigger(kafka);
            trial.row().says("before the start", "TRIGGERED", trial.state());
            trial.awaitStart();
            commands.writeTrigger(kafka);
            trial.detect(
                    "counted by each driver", COUNTED.plusSeconds(2), () -> counted.atEachDriver(stack), n -> n >= 3);
            trial.awaitEnd();
            trial.count("COMPLETED", 0);
            long planned = SHORT.toSeconds() * PER_SECOND * stack.nodeIds().size();
            trial.row().near("requests", planned, 0, trial.sightings().size());
            trial.decide();
        }
    }

    private Plan plan() {
        return FaultTrial.plan(stack, SHORT, stack.nodeIds());
    }
}
