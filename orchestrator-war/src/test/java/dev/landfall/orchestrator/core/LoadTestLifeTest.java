package dev.landfall.orchestrator.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landfall.lifecycle.BrokerUnavailable;
import dev.landfall.lifecycle.DriverState;
import dev.landfall.lifecycle.EndReason;
import dev.landfall.lifecycle.Order;
import dev.landfall.lifecycle.TestId;
import dev.landfall.lifecycle.TestState;
import dev.landfall.message.TestConfig;
import dev.landfall.message.TestStateChange;
import dev.landfall.message.Trigger;
import dev.landfall.orchestrator.core.view.TestView;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** How a test goes from state to state. */
class LoadTestLifeTest extends LifeOfATest {

    @Test
    void goesFromConfiguredToCompletedWithExactSums() {
        FakeDriver a = stage.driver("a");
        FakeDriver b = stage.driver("b");
        stage.targetCount = OptionalLong.of(500);

        TestId id = ready(Stage.plan(e -> {}), a, b);
        assertThat(stage.now(stage.core.trigger(id)).state()).isEqualTo(TestState.TRIGGERED);
        stage.advance(Duration.ofMillis(2100));
        assertThat(stage.state(id)).isEqualTo(TestState.RUNNING);
        second(id, a, 100, 1.0, b, 100, 3.0);
        second(id, a, 150, 1.0, b, 150, 3.0);
        stage.advance(Duration.ofSeconds(1));
        assertThat(stage.state(id)).isEqualTo(TestState.DRAINING);
        a.send(a.last(id, EndReason.PLAN_ELAPSED));
        b.send(b.last(id, EndReason.PLAN_ELAPSED));

        TestView report = stage.view(id);
        assertThat(report.state()).isEqualTo(TestState.COMPLETED);
        assertThat(report.ledger().differences()).isEmpty();
        assertThat(report.figures().counts().sent()).isEqualTo(500);
        assertThat(report.targetReceived()).isEqualTo(500);
        assertThat(report.verdict().passed()).isTrue();
        assertThat(stage.reports.saved).extracting(TestView::testId).contains(id);
        assertThat(stage.view(id).reportSaved()).isTrue();
        assertThat(stage.lastBeat().order(id).orElseThrow().finals()).containsExactly(a.nodeId(), b.nodeId());
        assertThat(stage.lastBeat().order(id).orElseThrow().order()).isEqualTo(Order.STOP);
    }

    @Test
    void journalsEveryStepWithTheOffsetsOfItsRecords() {
        FakeDriver a = stage.driver("a");
        TestId id = run(Stage.plan(e -> {}), a);
        a.send(a.interval(id, 10, 1));
        stage.advance(Duration.ofSeconds(3));
        a.send(a.last(id, EndReason.PLAN_ELAPSED));
        stage.settle();

        List<TestStateChange> journal = stage.log.written(TestStateChange.class);
        assertThat(journal)
                .extracting(TestStateChange::state)
                .containsExactly(
                        TestState.CONFIGURED,
                        TestState.READY,
                        TestState.TRIGGERED,
                        TestState.RUNNING,
                        TestState.DRAINING,
                        TestState.COMPLETED);
        assertThat(journal.get(5).offsets()).containsKeys("test_config-0", "metrics-0");
    }

    @Test
    void answersACommandOnlyOnceItHasBeenReadBack() {
        stage.driver("a");
        CompletionStage<TestView> answer = stage.core.create(Stage.plan(e -> {}), null);
        assertThat(answer.toCompletableFuture()).isNotDone();
        assertThat(stage.now(answer).state()).isEqualTo(TestState.CONFIGURED);
    }

    @Test
    void answersBrokerUnavailableWithinFiveSecondsAndStopsWhatShowsUpLater() {
        FakeDriver a = stage.driver("a");
        stage.log.hold(TestConfig.class::isInstance);
        CompletionStage<TestView> answer = stage.core.create(Stage.plan(e -> {}), "key");
        stage.advance(Duration.ofSeconds(5));
        assertThatThrownBy(() -> stage.now(answer)).hasRootCauseInstanceOf(BrokerUnavailable.class);

        stage.log.letGo();
        stage.advance(Duration.ofSeconds(1));
        TestView late = stage.core.tests(10, null).get(0);
        assertThat(late.state()).isEqualTo(TestState.ABORTED);
        assertThat(late.reason().code()).isEqualTo("BROKER_UNAVAILABLE");
        assertThat(stage.lastBeat().order(late.testId()).orElseThrow().order()).isEqualTo(Order.STOP);
        assertThat(stage.driverView(a.nodeId().value()).testId()).isNull();
    }

    @Test
    void failsAtOnceWhenNothingCanBeWrittenAndFreesTheDrivers() {
        stage.driver("a");
        stage.log.goDown();
        CompletionStage<TestView> answer = stage.core.create(Stage.plan(e -> {}), null);
        assertThat(failure(answer)).isInstanceOf(BrokerUnavailable.class);
        stage.log.comeBack();
        assertThat(stage.state(stage.create(Stage.plan(e -> {})))).isEqualTo(TestState.CONFIGURED);
    }

    @Test
    void stopsATestWhoseTriggerWasGivenUpAndShowsUpLater() {
        FakeDriver a = stage.driver("a");
        TestId id = ready(Stage.plan(e -> {}), a);
        stage.log.hold(Trigger.class::isInstance);
        CompletionStage<TestView> answer = stage.core.trigger(id);
        stage.advance(Duration.ofSeconds(5));
        assertThat(failure(answer)).isInstanceOf(BrokerUnavailable.class);
        assertThat(stage.state(id)).isEqualTo(TestState.READY);

        stage.log.letGo();
        stage.settle();
        assertThat(stage.state(id)).isEqualTo(TestState.DRAINING);
        assertThat(stage.lastBeat().order(id).orElseThrow().order()).isEqualTo(Order.STOP);
        a.send(a.last(id, EndReason.STOPPED));
        assertThat(stage.state(id)).isEqualTo(TestState.ABORTED);
    }

    @Test
    void startsWhenReadyIfTriggeredBeforeAndNeverTriggersTwice() {
        FakeDriver a = stage.driver("a");
        TestId id = stage.create(Stage.plan(e -> {}));
        assertThat(stage.now(stage.core.trigger(id)).state()).isEqualTo(TestState.CONFIGURED);
        assertThat(code(stage.core.trigger(id))).isEqualTo("ALREADY_TRIGGERED");
        assertThat(stage.log.written(Trigger.class)).isEmpty();

        a.say(DriverState.READY, id);
        assertThat(stage.state(id)).isEqualTo(TestState.TRIGGERED);
        assertThat(code(stage.core.trigger(id))).isEqualTo("ALREADY_TRIGGERED");
        assertThat(stage.log.written(Trigger.class)).hasSize(1);
    }

    @Test
    void tellsThatItWasTriggeredAndUntilWhenItWaits() {
        FakeDriver a = stage.driver("a");
        TestId id = stage.create(Stage.plan(e -> {}));
        TestView made = stage.view(id);
        assertThat(made.start().asked()).isFalse();
        assertThat(made.start().waitsUntil())
                .isEqualTo(made.createdAt().plus(made.plan().readyTimeout()));

        assertThat(stage.now(stage.core.trigger(id)).start().asked()).isTrue();
        assertThat(stage.view(id).start().asked()).isTrue();
        a.say(DriverState.READY, id);
        assertThat(stage.view(id).start().waitsUntil()).isNull();
    }

    @Test
    void aReadyTestWaitsForItsTriggerFromThenOn() {
        FakeDriver a = stage.driver("a");
        TestId id = stage.create(Stage.plan(e -> {}));
        stage.advance(Duration.ofSeconds(7));
        a.say(DriverState.READY, id);
        TestView ready = stage.view(id);
        assertThat(ready.state()).isEqualTo(TestState.READY);
        assertThat(ready.start().waitsUntil())
                .isEqualTo(stage.time.broker().plus(ready.plan().triggerTimeout()));
    }

    @Test
    void triggersByItselfWhenThePlanSaysSo() {
        FakeDriver a = stage.driver("a");
        TestId id = stage.create(Stage.plan(e -> e.autoTrigger = true));
        a.say(DriverState.READY, id);
        assertThat(stage.state(id)).isEqualTo(TestState.TRIGGERED);
        assertThat(stage.view(id).startedAt()).isEqualTo(stage.time.broker().plusSeconds(2));
    }

    @Test
    void abortsOnAStopAndSaysHowLongEachDriverTook() {
        FakeDriver a = stage.driver("a");
        TestId id = run(Stage.plan(e -> e.durationMillis = 60_000.0), a);
        stage.now(stage.core.stop(id));
        assertThat(stage.lastBeat().order(id).orElseThrow().order()).isEqualTo(Order.STOP);
        TestView stopping = stage.view(id);
        assertThat(stopping.state()).isEqualTo(TestState.DRAINING);
        assertThat(stopping.stop().written()).isTrue();
        assertThat(stage.now(stage.core.stop(id)).state()).isEqualTo(TestState.DRAINING);

        stage.advance(Duration.ofMillis(300));
        a.send(a.last(id, EndReason.STOPPED));
        assertThat(stage.state(id)).isEqualTo(TestState.ABORTED);
        assertThat(stage.view(id).stop().latencyMillis()).containsEntry(a.nodeId(), 300.0);
        assertThat(code(stage.core.stop(id))).isEqualTo("ENDED");
        assertThat(code(stage.core.trigger(id))).isEqualTo("ENDED");
    }

    @Test
    void abortsBeforeTheStartWithoutWaitingForAnybody() {
        stage.driver("a");
        TestId id = stage.create(Stage.plan(e -> {}));
        stage.now(stage.core.stop(id));
        assertThat(stage.state(id)).isEqualTo(TestState.ABORTED);
        assertThat(stage.driverView("a").testId()).isNull();
        assertThat(stage.view(id).ledger().differences()).isEmpty();
    }

    @Test
    void failsNamingWhoRefused() {
        FakeDriver a = stage.driver("a");
        TestId id = stage.create(Stage.plan(e -> {}));
        a.refuse(id, "TARGET_NOT_ALLOWED");
        assertThat(stage.state(id)).isEqualTo(TestState.FAILED);
        assertThat(stage.view(id).reason().sentence()).isEqualTo("refused by a (TARGET_NOT_ALLOWED)");
    }
}
