package dev.landfall.orchestrator.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.lifecycle.BrokerUnavailable;
import dev.landfall.lifecycle.DriverState;
import dev.landfall.lifecycle.EndReason;
import dev.landfall.lifecycle.Incarnation;
import dev.landfall.lifecycle.NodeId;
import dev.landfall.lifecycle.Term;
import dev.landfall.lifecycle.TestId;
import dev.landfall.lifecycle.TestState;
import dev.landfall.message.OrchestratorBeat;
import dev.landfall.message.TestStateChange;
import dev.landfall.message.Trigger;
import dev.landfall.orchestrator.core.Standing.Role;
import dev.landfall.orchestrator.core.view.TestView;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class LeadershipTest {

    private final Stage first = Stage.leading();

    @Test
    void leadsTheFirstTermAndBeatsEachSecondInBothPartitions() {
        assertThat(first.core.standing().role()).isEqualTo(Role.LEADING);
        assertThat(first.lastBeat().term()).isEqualTo(Term.FIRST);
        int before = first.log.written(OrchestratorBeat.class).size();
        first.advance(Duration.ofSeconds(10));
        assertThat(first.log.written(OrchestratorBeat.class)).hasSize(before + 20);
    }

    @Test
    void standsByWhileAnotherBeatsAndSaysSo() {
        Stage second = first.another("orchestrator-2").start();
        for (int i = 0; i < 100; i++) {
            first.advance(Duration.ofMillis(100));
            second.settle();
        }
        assertThat(second.core.standing().role()).isEqualTo(Role.STANDBY);
        assertThat(second.core.standing().sentence()).contains("orchestrator-1");
        Assertions.assertThatThrownBy(() -> second.core
                        .create(Stage.plan(e -> {}), null)
                        .toCompletableFuture()
                        .join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(BrokerUnavailable.class)
                .hasMessageContaining("standing by");
    }

    @Test
    void takesTheNextTermFiveSecondsAfterTheLastBeatOfAnother() {
        Stage second = first.another("orchestrator-2").start();
        second.advance(Duration.ofSeconds(4));
        assertThat(second.core.standing().role()).isEqualTo(Role.STANDBY);
        second.advance(Duration.ofSeconds(2));
        assertThat(second.core.standing().role()).isEqualTo(Role.LEADING);
        assertThat(second.lastBeat().term()).isEqualTo(new Term(2));
    }

    @Test
    void needNotWaitForOneThatDiedLongAgoAlthoughNothingHasBeenWrittenSince() {
        first.freeze();
        first.advance(Duration.ofSeconds(30));
        Stage second = first.another("orchestrator-2").start();
        assertThat(second.core.standing().role()).isEqualTo(Role.LEADING);
        assertThat(second.lastBeat().term()).isEqualTo(new Term(2));
    }

    @Test
    void waitsOnlyForTheRestOfFiveSecondsAfterABeatThatIsNotNew() {
        first.freeze();
        first.advance(Duration.ofMillis(3500));
        Stage second = first.another("orchestrator-2").start();
        second.advance(Duration.ofMillis(900));
        assertThat(second.core.standing().role()).isEqualTo(Role.STANDBY);
        second.advance(Duration.ofMillis(1200));
        assertThat(second.core.standing().role()).isEqualTo(Role.LEADING);
    }

    @Test
    void takesAnOutageOfTheLogForNobodysSilence() {
        Stage second = first.another("orchestrator-2").start();
        both(second, Duration.ofSeconds(3));
        first.log.goDown();
        both(second, Duration.ofSeconds(20));
        first.log.comeBack();
        first.freeze();
        second.advance(Duration.ofMillis(4900));
        assertThat(second.core.standing().role()).isEqualTo(Role.STANDBY);
        first.thaw();
        both(second, Duration.ofSeconds(10));
        assertThat(first.core.standing().role()).isEqualTo(Role.LEADING);
        assertThat(second.core.standing().role()).isEqualTo(Role.STANDBY);
    }

    @Test
    void aFarewellOfOneThatWasFollowedSaysNothingOfItsFollower() {
        first.freeze();
        Stage second = first.another("orchestrator-2").start();
        second.advance(Duration.ofSeconds(7));
        Stage third = first.another("orchestrator-3").start();
        OrchestratorBeat farewell = new OrchestratorBeat(
                new NodeId("orchestrator-1"),
                true,
                first.time.wall(),
                2,
                new Incarnation("orchestrator-1"),
                Term.FIRST,
                List.of(),
                List.of());
        first.log.send(farewell);
        third.settle();
        assertThat(third.core.standing().role()).isEqualTo(Role.STANDBY);
        assertThat(third.core.standing().sentence())
                .isEqualTo("orchestrator orchestrator-2 (term 2) leads and was heard less than 5 s ago; standing by");
    }

    private void both(Stage second, Duration time) {
        for (int i = 0; i < time.toMillis() / 100; i++) {
            first.advance(Duration.ofMillis(100));
            second.settle();
        }
    }

    @Test
    void needNotWaitForOneThatSaidGoodbye() {
        first.core.leave();
        Stage second = first.another("orchestrator-2").start();
        second.advance(Duration.ofMillis(200));
        assertThat(second.core.standing().role()).isEqualTo(Role.LEADING);
        assertThat(first.core.standing().sentence()).isEqualTo("this orchestrator is being stopped");
    }

    @Test
    void ofTwoThatClaimTheSameTermTheFirstInTheLogLeads() {
        first.core.leave();
        Stage second = first.another("orchestrator-2");
        Stage third = first.another("orchestrator-3");
        second.start();
        third.start();
        for (int i = 0; i < 20; i++) {
            second.advance(Duration.ofMillis(100));
            third.settle();
        }
        List<Role> roles =
                List.of(second.core.standing().role(), third.core.standing().role());
        assertThat(roles).containsExactlyInAnyOrder(Role.LEADING, Role.STANDBY);
    }

    @Test
    void goesOnWithARunningTestAfterARestartAndEndsWithTheSameSums() {
        FakeDriver a = first.driver("a");
        TestId id = first.create(Stage.plan(e -> e.durationMillis = 20_000.0));
        a.say(DriverState.READY, id);
        first.now(first.core.trigger(id));
        first.advance(Duration.ofMillis(2100));
        a.send(a.interval(id, 10, 1));
        first.advance(Duration.ofSeconds(1));
        a.send(a.interval(id, 10, 1));

        Stage second = first.another("orchestrator-2").start();
        second.advance(Duration.ofSeconds(6));
        assertThat(second.state(id)).isEqualTo(TestState.RUNNING);
        assertThat(second.lastBeat().order(id)).isPresent();
        a.send(a.interval(id, 10, 1));
        second.advance(Duration.ofSeconds(12));
        a.send(a.last(id, EndReason.PLAN_ELAPSED));
        TestView report = second.view(id);
        assertThat(report.state()).isEqualTo(TestState.COMPLETED);
        assertThat(report.figures().counts().sent()).isEqualTo(30);
        assertThat(report.ledger().differences()).isEmpty();
        assertThat(second.log.written(Trigger.class)).hasSize(1);
        assertThat(second.core.timeline(id).orElseThrow().seconds()).hasSize(4);
    }

    @Test
    void listsAnEndedTestAfterARestartWithTheFiguresOfTheLog() {
        FakeDriver a = first.driver("a");
        TestId id = first.create(Stage.plan(e -> {}));
        a.say(DriverState.READY, id);
        first.now(first.core.trigger(id));
        first.advance(Duration.ofMillis(2100));
        a.send(a.interval(id, 10, 1));
        a.send(a.last(id, EndReason.PLAN_ELAPSED));
        TestView before = first.view(id);
        first.core.leave();

        Stage second = first.another("orchestrator-2").start();
        second.advance(Duration.ofSeconds(2));
        TestView after = second.view(id);
        assertThat(after.state()).isEqualTo(TestState.COMPLETED);
        assertThat(after.figures()).isEqualTo(before.figures());
        assertThat(after.endedAt()).isEqualTo(before.endedAt());
        assertThat(after.revision()).isEqualTo(1);
        assertThat(second.reports.saved).extracting(TestView::testId).contains(id);
    }

    @Test
    void keepsAnIdempotencyKeyAndAPendingTriggerOverARestart() {
        FakeDriver a = first.driver("a");
        TestId id = first.now(first.core.create(Stage.plan(e -> {}), "key")).testId();
        first.now(first.core.trigger(id));
        first.core.leave();

        Stage second = first.another("orchestrator-2").start();
        second.advance(Duration.ofSeconds(1));
        TestView again = second.now(second.core.create(Stage.plan(e -> {}), "key"));
        assertThat(again.testId()).isEqualTo(id);
        a.say(DriverState.READY, id);
        assertThat(second.state(id)).isEqualTo(TestState.TRIGGERED);
    }

    @Test
    void ignoresTheJournalOfAnOlderTerm() {
        FakeDriver a = first.driver("a");
        Stage second = first.another("orchestrator-2").start();
        second.advance(Duration.ofSeconds(6));
        TestId id = second.create(Stage.plan(e -> {}));
        a.say(DriverState.READY, id);
        TestStateChange ready = second.log.written(TestStateChange.class).get(0);
        second.log.append(
                "test_state",
                0,
                new TestStateChange(
                        id,
                        Term.FIRST,
                        ready.epoch(),
                        TestState.FAILED,
                        ready.reason(),
                        ready.at(),
                        null,
                        null,
                        ready.offsets()));
        assertThat(second.state(id)).isEqualTo(TestState.READY);
        assertThat(second.core.diagnostics().ignored()).containsEntry("old_term", 1L);
    }
}
