package dev.landfall.orchestrator.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.lifecycle.DriverState;
import dev.landfall.lifecycle.EndReason;
import dev.landfall.lifecycle.TestId;
import dev.landfall.lifecycle.TestState;
import dev.landfall.orchestrator.core.view.FleetState;
import dev.landfall.orchestrator.core.view.TestView;
import dev.landfall.orchestrator.core.view.Verdict.Measurement;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A driver beats, but its load stands still. */
class StalledDriverTest extends LifeOfATest {

    private final FakeDriver a = stage.driver("a");
    private final FakeDriver b = stage.driver("b");

    @Test
    void isShownWhileItLastsAndItsSecondsAreBadAfterwards() {
        TestId id = start(e -> e.durationMillis = 40_000.0);
        seconds(id, 10);
        b.say(DriverState.STALLED, id);
        stage.advance(Duration.ofSeconds(4));
        assertThat(stage.fleetState("b")).isEqualTo(FleetState.STALLED);
        assertThat(stage.view(id).drivers().get(1).state()).isEqualTo(FleetState.STALLED);
        b.say(DriverState.RUNNING, id);
        stage.advance(Duration.ofSeconds(1));
        assertThat(stage.fleetState("b")).isEqualTo(FleetState.RUNNING);

        a.send(a.last(id, EndReason.PLAN_ELAPSED));
        b.send(b.last(id, EndReason.PLAN_ELAPSED));
        stage.advance(Duration.ofSeconds(30));
        TestView report = stage.view(id);
        assertThat(report.state()).isEqualTo(TestState.COMPLETED);
        assertThat(report.verdict().measurement()).isNotEqualTo(Measurement.VALID);
        assertThat(report.verdict().reasons())
                .contains("b, seconds 7-9: its load stood still although its heartbeats went on (STALLED)");
    }

    @Test
    void isGivenUpAfterTenSecondsAndTheTestGoesOnAndEndsPartial() {
        TestId id = start(e -> e.durationMillis = 30_000.0);
        seconds(id, 3);
        b.say(DriverState.STALLED, id);
        for (int i = 0; i < 20; i++) {
            a.send(a.interval(id, 10, 1));
            stage.advance(Duration.ofSeconds(1));
        }
        assertThat(stage.state(id)).isEqualTo(TestState.RUNNING);
        stage.advance(Duration.ofSeconds(8));
        a.send(a.last(id, EndReason.PLAN_ELAPSED));
        stage.advance(Duration.ofSeconds(1));
        TestView report = stage.view(id);
        assertThat(report.state()).isEqualTo(TestState.PARTIAL);
        assertThat(report.reason().code()).isEqualTo("DRIVER_LOST");
        assertThat(report.reason().sentence()).contains("b");
        assertThat(report.drivers().get(1).state()).isEqualTo(FleetState.STALLED);
        assertThat(report.drivers().get(1).missingSeconds()).contains(3L, 10L, 22L);
        assertThat(report.verdict().measurement()).isEqualTo(Measurement.INVALID);
    }

    @Test
    void endsATestThatAsksForItOnceItIsGivenUp() {
        TestId id = start(e -> {
            e.durationMillis = 60_000.0;
            e.onDriverLoss = "FAIL";
        });
        seconds(id, 3);
        b.say(DriverState.STALLED, id);
        stage.advance(Duration.ofSeconds(9));
        assertThat(stage.state(id)).isEqualTo(TestState.RUNNING);
        stage.advance(Duration.ofSeconds(2));
        a.send(a.last(id, EndReason.STOPPED));
        stage.advance(Duration.ofSeconds(1));
        assertThat(stage.state(id)).isEqualTo(TestState.FAILED);
        assertThat(stage.view(id).reason().code()).isEqualTo("DRIVER_LOST");
    }

    @Test
    void onceItGoesOnItIsCountedOnAgain() {
        TestId id = start(e -> e.durationMillis = 30_000.0);
        seconds(id, 3);
        b.say(DriverState.STALLED, id);
        stage.advance(Duration.ofSeconds(15));
        b.say(DriverState.RUNNING, id);
        stage.advance(Duration.ofSeconds(13));
        a.send(a.last(id, EndReason.PLAN_ELAPSED));
        stage.advance(Duration.ofSeconds(2));
        assertThat(stage.state(id)).isEqualTo(TestState.DRAINING);
        b.send(b.last(id, EndReason.PLAN_ELAPSED));
        stage.advance(Duration.ofSeconds(1));
        assertThat(stage.state(id)).isEqualTo(TestState.COMPLETED);
    }

    private TestId start(Stage.PlanChange change) {
        TestId id = run(Stage.plan(change), a, b);
        a.say(DriverState.RUNNING, id);
        b.say(DriverState.RUNNING, id);
        return id;
    }

    private void seconds(TestId id, int count) {
        for (int i = 0; i < count; i++) {
            second(id, a, 10, 1, b, 10, 1);
        }
    }
}
