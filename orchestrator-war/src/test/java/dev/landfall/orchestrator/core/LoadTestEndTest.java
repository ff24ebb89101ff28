package dev.landfall.orchestrator.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.lifecycle.DriverState;
import dev.landfall.lifecycle.EndReason;
import dev.landfall.lifecycle.Order;
import dev.landfall.lifecycle.TestId;
import dev.landfall.lifecycle.TestState;
import dev.landfall.orchestrator.core.view.TestView;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** How a test ends that did not go as planned, and what its report says of it. */
class LoadTestEndTest extends LifeOfATest {

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
}
