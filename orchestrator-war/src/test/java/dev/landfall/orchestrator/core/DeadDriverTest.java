package dev.landfall.orchestrator.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.lifecycle.DriverState;
import dev.landfall.lifecycle.EndReason;
import dev.landfall.lifecycle.TestId;
import dev.landfall.lifecycle.TestState;
import dev.landfall.message.FinalReport;
import dev.landfall.message.MetricsReport;
import dev.landfall.orchestrator.core.view.NodeView;
import dev.landfall.orchestrator.core.view.TestView;
import dev.landfall.stats.Measure;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A driver dies in mid-test; its next life tells what the dead one had put on disk, under the name and number of the dead one. */
class DeadDriverTest {

    private final Stage stage = Stage.leading();
    private FakeDriver a;
    private FakeDriver b;
    private TestId id;

    @BeforeEach
    void aTestThatRuns() {
        a = stage.driver("a");
        b = stage.driver("b");
        id = stage.create(Stage.plan(e -> e.durationMillis = 3000.0));
        a.say(DriverState.READY, id);
        b.say(DriverState.READY, id);
        stage.now(stage.core.trigger(id));
        stage.advance(Duration.ofMillis(2100));
    }

    @Test
    void whatTheLogNeverGotAmendsTheReportOfTheEndedTest() {
        b.send(b.interval(id, 5, 1));
        MetricsReport lost = b.interval(id, 7, 1);
        FinalReport stored = b.stored(b.interval(id, 9, 1));
        a.send(a.interval(id, 10, 1));
        a.send(a.interval(id, 10, 1));
        a.send(a.interval(id, 10, 1));
        a.send(a.interval(id, 10, 1));
        die(b);
        TestView before = stage.view(id);
        assertThat(before.state()).isEqualTo(TestState.PARTIAL);
        assertThat(before.figures().counts().sent()).isEqualTo(45);
        assertThat(before.drivers().get(1).missingSeconds()).containsExactly(1L, 2L, 3L, 4L);

        next(b);
        b.send(stored);
        stage.advance(Duration.ofSeconds(2));

        TestView after = stage.view(id);
        assertThat(after.state()).isEqualTo(TestState.PARTIAL);
        assertThat(after.revision()).isEqualTo(2);
        assertThat(after.figures().counts().sent()).isEqualTo(61);
        assertThat(after.figures().summaries().get(Measure.RESPONSE_TIME).count())
                .isEqualTo(61);
        NodeView dead = after.drivers().get(1);
        assertThat(dead.endReason()).isEqualTo(EndReason.FENCED);
        assertThat(dead.missingSeconds()).containsExactly(1L, 3L, 4L);
        assertThat(lost.interval().index()).isEqualTo(1);
        assertThat(stage.lastBeat().order(id).orElseThrow().finals()).contains(b.nodeId());
        assertThat(stage.reports.saved.get(stage.reports.saved.size() - 1).revision())
                .isEqualTo(2);
    }

    @Test
    void whatTheLogGotAfterTheLastWritingStands() {
        MetricsReport first = b.interval(id, 5, 1);
        FinalReport stored = b.stored(first);
        b.send(first);
        b.send(b.interval(id, 7, 1));
        b.send(b.interval(id, 9, 1));
        a.send(a.interval(id, 10, 1));
        die(b);

        next(b);
        b.send(stored);
        stage.advance(Duration.ofSeconds(2));

        TestView after = stage.view(id);
        assertThat(after.drivers().get(1).figures().counts().sent()).isEqualTo(21);
        assertThat(after.drivers()
                        .get(1)
                        .figures()
                        .summaries()
                        .get(Measure.RESPONSE_TIME)
                        .count())
                .isEqualTo(21);
        assertThat(after.ledger().differences()).noneMatch(difference -> difference.startsWith("b: "));
        assertThat(after.drivers().get(1).endReason()).isEqualTo(EndReason.FENCED);
    }

    @Test
    void aNextLifeThatIsBackBeforeTheEndTellsInTheRunningTest() {
        b.send(b.interval(id, 5, 1));
        FinalReport stored = b.stored(b.interval(id, 7, 1));
        b.fallSilent();
        next(b);
        b.send(stored);
        stage.settle();
        assertThat(stage.state(id)).isEqualTo(TestState.RUNNING);
        assertThat(stage.lastBeat().order(id).orElseThrow().finals()).containsExactly(b.nodeId());

        a.send(a.interval(id, 10, 1));
        stage.advance(Duration.ofSeconds(2));
        a.send(a.last(id, EndReason.PLAN_ELAPSED));
        stage.advance(Duration.ofSeconds(5));

        assertThat(stage.state(id)).isEqualTo(TestState.PARTIAL);
        assertThat(stage.view(id).figures().counts().sent()).isEqualTo(22);
    }

    private void die(FakeDriver driver) {
        driver.fallSilent();
        stage.advance(Duration.ofSeconds(3));
        a.send(a.last(id, EndReason.PLAN_ELAPSED));
        stage.advance(Duration.ofSeconds(40));
    }

    private void next(FakeDriver dead) {
        stage.driver(dead.nodeId().value(), "next-life");
    }
}
