package dev.landfall.orchestrator.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landfall.lifecycle.BrokerUnavailable;
import dev.landfall.lifecycle.DriverState;
import dev.landfall.lifecycle.EndReason;
import dev.landfall.lifecycle.IdempotencyConflict;
import dev.landfall.lifecycle.LandfallException;
import dev.landfall.lifecycle.NotEnoughDrivers;
import dev.landfall.lifecycle.Order;
import dev.landfall.lifecycle.TestId;
import dev.landfall.lifecycle.TestState;
import dev.landfall.lifecycle.UnknownTest;
import dev.landfall.message.TestConfig;
import dev.landfall.message.TestStateChange;
import dev.landfall.message.Trigger;
import dev.landfall.orchestrator.core.view.TestView;
import dev.landfall.workload.DriverSelection;
import dev.landfall.workload.Plan;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class LoadTestLifeTest {

    private final Stage stage = Stage.leading();

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
        assertThat(stage.saved).extracting(TestView::testId).contains(id);
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

    @Test
    void failsNamingWhoWasNotReadyInTime() {
        FakeDriver a = stage.driver("a");
        stage.driver("b");
        TestId id = stage.create(Stage.plan(e -> e.readyTimeoutMillis = 2000.0));
        a.say(DriverState.READY, id);
        stage.advance(Duration.ofMillis(2100));
        assertThat(stage.view(id).reason().code()).isEqualTo("NOT_READY");
        assertThat(stage.view(id).reason().sentence()).endsWith(": b");
    }

    @Test
    void failsWhenNobodyTriggersInTime() {
        FakeDriver a = stage.driver("a");
        TestId id = ready(Stage.plan(e -> e.triggerTimeoutMillis = 2000.0), a);
        stage.advance(Duration.ofMillis(2100));
        assertThat(stage.state(id)).isEqualTo(TestState.FAILED);
        assertThat(stage.view(id).reason().code()).isEqualTo("NOT_TRIGGERED");
    }

    @Test
    void endsPartialNamingTheLostDriverAndItsMissingSeconds() {
        FakeDriver a = stage.driver("a");
        FakeDriver b = stage.driver("b");
        TestId id = run(Stage.plan(e -> e.durationMillis = 12_000.0), a, b);
        b.send(b.interval(id, 10, 1));
        b.fallSilent();
        for (int i = 0; i < 12; i++) {
            a.send(a.interval(id, 10, 1));
            stage.advance(Duration.ofSeconds(1));
        }
        a.send(a.last(id, EndReason.PLAN_ELAPSED));
        stage.settle();

        TestView report = stage.view(id);
        assertThat(report.state()).isEqualTo(TestState.PARTIAL);
        assertThat(report.reason().sentence()).isEqualTo("lost: b");
        assertThat(report.drivers().get(1).missingSeconds()).hasSize(12).startsWith(1L);
        assertThat(report.ledger().differences()).anyMatch(d -> d.startsWith("b: no final totals"));
        assertThat(report.figures().counts().sent()).isEqualTo(130);
    }

    @Test
    void stopsTheOthersAndFailsWhenThePlanAllowsNoLoss() {
        FakeDriver a = stage.driver("a");
        FakeDriver b = stage.driver("b");
        TestId id = run(
                Stage.plan(e -> {
                    e.durationMillis = 60_000.0;
                    e.onDriverLoss = "FAIL";
                }),
                a,
                b);
        b.fallSilent();
        stage.advance(Duration.ofSeconds(12));
        assertThat(stage.lastBeat().order(id).orElseThrow().order()).isEqualTo(Order.STOP);
        a.send(a.last(id, EndReason.STOPPED));
        assertThat(stage.state(id)).isEqualTo(TestState.FAILED);
        assertThat(stage.view(id).reason().code()).isEqualTo("DRIVER_LOST");
    }

    @Test
    void endsPartialNamingWhoEndedEarly() {
        FakeDriver a = stage.driver("a");
        FakeDriver b = stage.driver("b");
        TestId id = run(Stage.plan(e -> {}), a, b);
        a.send(a.last(id, EndReason.PLAN_ELAPSED));
        b.send(b.last(id, EndReason.LEASE));
        stage.settle();
        assertThat(stage.state(id)).isEqualTo(TestState.PARTIAL);
        assertThat(stage.view(id).reason().sentence()).isEqualTo("ended early: b (LEASE)");
    }

    @Test
    void endsAtItsDeadlineWhenAFinalNeverComes() {
        FakeDriver a = stage.driver("a");
        TestId id = run(Stage.plan(e -> {}), a);
        stage.advance(Duration.ofSeconds(34));
        assertThat(stage.state(id)).isEqualTo(TestState.DRAINING);
        stage.advance(Duration.ofSeconds(2));
        assertThat(stage.state(id)).isEqualTo(TestState.PARTIAL);
        assertThat(stage.view(id).reason().code()).isEqualTo("FINAL_MISSING");
    }

    @Test
    void readsWhatCameDuringAPauseOfItsOwnBeforeItGivesAnybodyUp() {
        FakeDriver a = stage.driver("a");
        TestId id = run(Stage.plan(e -> {}), a);
        stage.freeze();
        stage.advance(Duration.ofSeconds(3));
        a.send(a.last(id, EndReason.PLAN_ELAPSED));
        stage.advance(Duration.ofSeconds(60));
        // The timer comes before the first poll.
        stage.core.onTick();
        stage.thaw();
        assertThat(stage.state(id)).isEqualTo(TestState.COMPLETED);
    }

    @Test
    void drainsAsSoonAsEveryPlannedRequestIsAccountedFor() {
        FakeDriver a = stage.driver("a");
        TestId id = run(
                Stage.plan(e -> {
                    e.durationMillis = null;
                    e.count = 20.0;
                }),
                a);
        a.send(a.interval(id, 10, 1));
        assertThat(stage.state(id)).isEqualTo(TestState.RUNNING);
        a.send(a.interval(id, 10, 1));
        assertThat(stage.state(id)).isEqualTo(TestState.DRAINING);
    }

    @Test
    void refusesAPlanForWhichTooFewDriversAreFree() {
        stage.driver("a");
        TestId id = stage.create(Stage.plan(e -> {}));
        Throwable refused = failure(stage.core.create(Stage.plan(e -> {}), null));
        assertThat(refused).isInstanceOf(NotEnoughDrivers.class).hasMessageContaining("a (holds a test)");
        stage.now(stage.core.stop(id));
        assertThat(stage.create(Stage.plan(e -> {}))).isNotNull();
    }

    @Test
    void numbersTheSharesByName() {
        stage.driver("c");
        stage.driver("a");
        stage.driver("b");
        TestId two = stage.create(Stage.plan(e -> e.drivers = new DriverSelection.Count(2)));
        assertThat(stage.view(two).nodes()).extracting(Object::toString).containsExactly("a", "b");
        Throwable missing = failure(stage.core.create(
                Stage.plan(e -> e.drivers = new DriverSelection.Named(List.of("c", "z", "a"))), null));
        assertThat(missing).hasMessage("not alive and free: z (unknown), a (holds a test)");
    }

    @Test
    void givesTheSameTestForTheSameKeyAndRefusesAnotherPlan() {
        stage.driver("a");
        TestView first = stage.now(stage.core.create(Stage.plan(e -> {}), "k"));
        TestView second = stage.now(stage.core.create(Stage.plan(e -> {}), "k"));
        assertThat(second.testId()).isEqualTo(first.testId());
        assertThat(failure(stage.core.create(Stage.plan(e -> e.name = "other"), "k")))
                .isInstanceOf(IdempotencyConflict.class);
        assertThat(stage.log.written(TestConfig.class)).hasSize(1);
    }

    @Test
    void knowsNoTestThatWasNeverMade() {
        assertThat(failure(stage.core.stop(TestId.random()))).isInstanceOf(UnknownTest.class);
    }

    @Test
    void namesTheDifferenceWhenTheTargetCountedOtherwise() {
        FakeDriver a = stage.driver("a");
        stage.targetCount = OptionalLong.of(12);
        TestId id = run(Stage.plan(e -> {}), a);
        a.send(a.interval(id, 10, 1));
        a.send(a.last(id, EndReason.PLAN_ELAPSED));
        stage.settle();
        assertThat(stage.state(id)).isEqualTo(TestState.PARTIAL);
        assertThat(stage.view(id).ledger().differences()).containsExactly("received is 12, sent + warm_up.sent is 10");
    }

    @Test
    void comparesNothingWithTheTargetsCountWhereRedirectsLeadRequestsOn() {
        FakeDriver a = stage.driver("a");
        stage.targetCount = OptionalLong.of(30);
        TestId id = run(Stage.plan(e -> e.followRedirects = true), a);
        a.send(a.interval(id, 10, 1));
        a.send(a.last(id, EndReason.PLAN_ELAPSED));
        stage.settle();
        assertThat(stage.state(id)).isEqualTo(TestState.COMPLETED);
        assertThat(stage.view(id).ledger().differences()).isEmpty();
    }

    private TestId ready(Plan plan, FakeDriver... drivers) {
        TestId id = stage.create(plan);
        for (FakeDriver driver : drivers) {
            driver.say(DriverState.READY, id);
        }
        assertThat(stage.state(id)).isEqualTo(TestState.READY);
        return id;
    }

    private TestId run(Plan plan, FakeDriver... drivers) {
        TestId id = ready(plan, drivers);
        stage.now(stage.core.trigger(id));
        stage.advance(Duration.ofMillis(2100));
        assertThat(stage.state(id)).isEqualTo(TestState.RUNNING);
        return id;
    }

    private void second(TestId id, FakeDriver a, int n, double millis, FakeDriver b, int m, double others) {
        a.send(a.interval(id, n, millis));
        b.send(b.interval(id, m, others));
        stage.advance(Duration.ofSeconds(1));
    }

    private String code(CompletionStage<TestView> stageOf) {
        return ((LandfallException) failure(stageOf)).code();
    }

    private Throwable failure(CompletionStage<TestView> stageOf) {
        stage.settle();
        try {
            stageOf.toCompletableFuture().join();
        } catch (CompletionException e) {
            return e.getCause();
        }
        throw new AssertionError("did not fail");
    }
}
