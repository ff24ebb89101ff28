package dev.landfall.orchestrator.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.landfall.lifecycle.DriverState;
import dev.landfall.lifecycle.EndReason;
import dev.landfall.lifecycle.Order;
import dev.landfall.lifecycle.TestId;
import dev.landfall.lifecycle.TestState;
import dev.landfall.message.FinalReport;
import dev.landfall.message.Health;
import dev.landfall.message.MetricsReport;
import dev.landfall.orchestrator.core.view.NodeView;
import dev.landfall.orchestrator.core.view.ThresholdResult;
import dev.landfall.orchestrator.core.view.Verdict;
import dev.landfall.orchestrator.core.view.Verdict.Measurement;
import dev.landfall.workload.Comparison;
import dev.landfall.workload.Plan;
import dev.landfall.workload.Threshold;
import dev.landfall.workload.ThresholdMetric;
import dev.landfall.workload.ThresholdMetric.Counter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VerdictLifeTest {

    private static final Health FINE = new Health(0.3, 1, 1);
    private static final Health PAUSED = new Health(0.3, 400, 1);

    private final Stage stage = Stage.leading();

    @Test
    void isUnknownUntilSomethingIsMeasuredThenJudgedSoFarAndAtTheEnd() {
        FakeDriver a = stage.driver("a").strained(1, FINE);
        TestId id = stage.create(plan(3));
        assertThat(verdict(id).measurement()).isEqualTo(Measurement.UNKNOWN);
        start(id, a);
        assertThat(verdict(id).measurement()).isEqualTo(Measurement.UNKNOWN);
        a.send(a.interval(id, 100, 5));
        stage.advance(Duration.ofSeconds(1));
        assertThat(verdict(id)).isEqualTo(new Verdict(Measurement.VALID, List.of(), List.of(), false));
        a.strained(30, FINE).send(a.interval(id, 100, 5));
        stage.advance(Duration.ofSeconds(1));
        assertThat(verdict(id).measurement()).isEqualTo(Measurement.INVALID);
        assertThat(verdict(id).reasons()).anyMatch(r -> r.startsWith("a, second 1: send lag p99 up to 30"));
        a.send(a.last(id, EndReason.PLAN_ELAPSED));
        stage.settle();
        assertThat(verdict(id).reasons()).anyMatch(r -> r.startsWith("1 of 2 driver-seconds was bad (50.0 %)"));
    }

    /** One pause makes a test suspect, however long ago it was: it must be seen at the end too. */
    @Test
    void tellsTheWorstIntervalOfEachDriver() {
        FakeDriver a = stage.driver("a").strained(1, PAUSED);
        TestId id = stage.create(plan(3));
        start(id, a);
        a.send(a.interval(id, 100, 5));
        a.strained(1, FINE).send(a.interval(id, 100, 5));
        stage.advance(Duration.ofSeconds(1));
        NodeView node = stage.view(id).drivers().get(0);
        assertThat(node.health()).isEqualTo(FINE);
        assertThat(node.worst()).isEqualTo(PAUSED);
    }

    @Test
    void judgesThresholdsOnTheMergedDataOfAllDrivers() {
        FakeDriver a = stage.driver("a");
        FakeDriver b = stage.driver("b");
        Threshold p75 = Thresholds.p(75, Comparison.LESS, 50);
        Threshold p90 = Thresholds.p(90, Comparison.LESS, 50);
        Threshold none = Thresholds.of(Thresholds.count(Counter.NOT_SENT), Comparison.EQUAL, 0);
        TestId id = run(plan(3, p75, p90, none), a, b);
        assertThat(verdict(id).thresholds()).extracting(ThresholdResult::passed).containsOnly(false);
        assertThat(verdict(id).thresholds()).extracting(ThresholdResult::actual).containsOnlyNulls();
        a.send(a.interval(id, 80, 10));
        b.send(b.interval(id, 20, 100));
        stage.advance(Duration.ofSeconds(1));
        List<ThresholdResult> live = verdict(id).thresholds();
        assertThat(live.get(0).actual()).isCloseTo(10, within(0.1));
        assertThat(live.get(1).actual()).isCloseTo(100, within(0.1));
        a.send(a.last(id, EndReason.PLAN_ELAPSED));
        b.send(b.last(id, EndReason.PLAN_ELAPSED));
        stage.settle();
        assertThat(stage.state(id)).isEqualTo(TestState.COMPLETED);
        assertThat(verdict(id).thresholds()).extracting(ThresholdResult::passed).containsExactly(true, false, true);
        assertThat(verdict(id).passed()).isFalse();
    }

    @Test
    void holdsAWindowedThresholdOnlyIfItHoldsInEveryFullWindow() {
        FakeDriver a = stage.driver("a");
        Threshold rps = Thresholds.windowed(new ThresholdMetric.Rps(), 2, Comparison.AT_LEAST, 10);
        Threshold p50 = Thresholds.windowed(Thresholds.time(50), 2, Comparison.LESS, 50);
        Threshold whole = Thresholds.p(50, Comparison.LESS, 50);
        Threshold tooLong = Thresholds.windowed(Thresholds.time(50), 10, Comparison.LESS, 50);
        TestId id = run(plan(5, rps, p50, whole, tooLong), a);
        a.send(a.interval(id, 20, 1));
        a.send(a.interval(id, 20, 1));
        a.send(a.interval(id, 2, 100));
        a.send(a.interval(id, 4, 100));
        a.send(a.interval(id, 30, 1));
        stage.advance(Duration.ofSeconds(3));
        a.send(a.last(id, EndReason.PLAN_ELAPSED));
        stage.settle();
        List<ThresholdResult> results = verdict(id).thresholds();
        assertThat(results).extracting(ThresholdResult::passed).containsExactly(false, false, true, false);
        assertThat(results.get(0).actual()).isEqualTo(3);
        assertThat(results.get(1).actual()).isCloseTo(100, within(0.1));
        assertThat(results.get(3).actual()).isNull();
    }

    @Test
    void stopsATestAsSoonAsAThresholdThatEndsItIsMissed() {
        FakeDriver a = stage.driver("a");
        Threshold sent = Thresholds.aborting(Thresholds.of(Thresholds.count(Counter.SENT), Comparison.MORE, 1000));
        Threshold p99 = Thresholds.aborting(Thresholds.p(99, Comparison.LESS, 50));
        TestId id = run(plan(60, sent, p99), a);
        stage.advance(Duration.ofSeconds(2));
        a.send(a.interval(id, 100, 10));
        stage.advance(Duration.ofSeconds(1));
        assertThat(stage.state(id)).isEqualTo(TestState.RUNNING);
        a.send(a.interval(id, 100, 90));
        stage.advance(Duration.ofSeconds(1));
        assertThat(stage.state(id)).isEqualTo(TestState.DRAINING);
        assertThat(stage.lastBeat().order(id).orElseThrow().order()).isEqualTo(Order.STOP);
        assertThat(stage.view(id).stop().written()).isTrue();
        a.send(a.last(id, EndReason.STOPPED));
        assertThat(stage.state(id)).isEqualTo(TestState.ABORTED);
        assertThat(stage.view(id).reason().code()).isEqualTo("THRESHOLD");
        assertThat(stage.view(id).reason().sentence()).startsWith("stopped by its threshold aborting: it was 90.");
        assertThat(verdict(id).passed()).isFalse();

        Stage next = stage.another("orchestrator-2").start();
        stage.freeze();
        next.advance(Duration.ofSeconds(7));
        assertThat(next.view(id)).isEqualTo(stage.core.test(id).orElseThrow());
    }

    @Test
    void aRestartWhileATestIsBeingStoppedByItsThresholdEndsItTheSameWay() {
        FakeDriver a = stage.driver("a");
        TestId id = run(plan(60, Thresholds.aborting(Thresholds.p(99, Comparison.LESS, 50))), a);
        a.send(a.interval(id, 100, 90));
        stage.advance(Duration.ofSeconds(1));
        assertThat(stage.state(id)).isEqualTo(TestState.DRAINING);
        stage.freeze();
        Stage next = stage.another("orchestrator-2").start();
        next.advance(Duration.ofSeconds(7));
        a.send(a.last(id, EndReason.STOPPED));
        assertThat(next.state(id)).isEqualTo(TestState.ABORTED);
        assertThat(next.view(id).reason().code()).isEqualTo("THRESHOLD");
    }

    /** Bit by bit, whatever the order, and after a restart; windows, merged percentiles, bad seconds, all of it. */
    @Test
    void judgesTheSameInWhateverOrderReportsCame() {
        Verdict first = null;
        for (int seed = 0; seed < 6; seed++) {
            Stage own = Stage.leading();
            Verdict verdict = shuffled(own, seed);
            assertThat(verdict.thresholds()).extracting(ThresholdResult::actual).doesNotContainNull();
            first = first == null ? verdict : first;
            assertThat(verdict).isEqualTo(first);
        }
    }

    private Verdict shuffled(Stage own, int seed) {
        FakeDriver a = own.driver("a");
        FakeDriver b = own.driver("b");
        TestId id = start(
                own,
                own.create(plan(
                        20,
                        Thresholds.windowed(Thresholds.time(90), 3, Comparison.LESS, 12),
                        Thresholds.windowed(new ThresholdMetric.Rps(), 5, Comparison.MORE, 10),
                        Thresholds.p(99.5, Comparison.LESS, 12))),
                a,
                b);
        List<Runnable> sends = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            a.strained(i == 7 ? 22 : 1, FINE);
            b.strained(1, i % 9 == 4 ? PAUSED : FINE);
            MetricsReport ofA = a.interval(id, 10 + i, 1 + i);
            MetricsReport ofB = b.interval(id, 15, 7);
            sends.add(() -> a.send(ofA));
            if (i != 11) {
                sends.add(() -> b.send(ofB));
            }
        }
        Collections.shuffle(sends, new Random(seed));
        sends.forEach(send -> {
            send.run();
            own.advance(Duration.ofMillis(300));
        });
        FinalReport lastOfA = a.last(id, EndReason.PLAN_ELAPSED);
        FinalReport lastOfB = b.last(id, EndReason.PLAN_ELAPSED);
        a.send(lastOfA);
        b.send(lastOfB);
        own.settle();
        assertThat(own.state(id)).isEqualTo(TestState.COMPLETED);
        Verdict verdict = own.view(id).verdict();
        Stage next = own.another("orchestrator-2").start();
        own.freeze();
        next.advance(Duration.ofSeconds(7));
        assertThat(next.view(id).verdict()).isEqualTo(verdict);
        return verdict;
    }

    private Verdict verdict(TestId id) {
        return stage.view(id).verdict();
    }

    private static Plan plan(int seconds, Threshold... thresholds) {
        return Stage.plan(e -> {
            e.durationMillis = seconds * 1000.0;
            e.thresholds = List.of(thresholds);
        });
    }

    private TestId run(Plan plan, FakeDriver... drivers) {
        return start(stage.create(plan), drivers);
    }

    private TestId start(TestId id, FakeDriver... drivers) {
        return start(stage, id, drivers);
    }

    private static TestId start(Stage on, TestId id, FakeDriver... drivers) {
        for (FakeDriver driver : drivers) {
            driver.say(DriverState.READY, id);
        }
        on.now(on.core.trigger(id));
        on.advance(Duration.ofMillis(2100));
        return id;
    }
}
