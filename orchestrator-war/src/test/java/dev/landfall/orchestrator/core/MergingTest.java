package dev.landfall.orchestrator.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.landfall.lifecycle.DriverState;
import dev.landfall.lifecycle.EndReason;
import dev.landfall.lifecycle.NodeId;
import dev.landfall.lifecycle.TestId;
import dev.landfall.lifecycle.TestState;
import dev.landfall.message.FiguresReport;
import dev.landfall.message.FinalReport;
import dev.landfall.message.IntervalReport;
import dev.landfall.message.MetricsReport;
import dev.landfall.message.PublicFigures;
import dev.landfall.message.Registration;
import dev.landfall.orchestrator.core.view.TestView;
import dev.landfall.orchestrator.core.view.TimelineView;
import dev.landfall.orchestrator.core.view.TimelineView.Gap;
import dev.landfall.stats.EncodedHistogram;
import dev.landfall.stats.EncodedHistograms;
import dev.landfall.stats.Measure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class MergingTest {

    private final Stage stage = Stage.leading();

    @Test
    void readsPercentilesFromTheMergedHistogramNotFromAverages() {
        FakeDriver a = stage.driver("a");
        FakeDriver b = stage.driver("b");
        TestId id = run(a, b);
        a.send(a.interval(id, 990, 1));
        b.send(b.interval(id, 10, 101));
        stage.advance(Duration.ofSeconds(1));
        assertThat(stage.view(id).figures().summary(Measure.RESPONSE_TIME).p99Millis())
                .isCloseTo(1, within(0.01));
        assertThat(stage.view(id).figures().summary(Measure.RESPONSE_TIME).maxMillis())
                .isCloseTo(101, within(0.1));
        assertThat(stage.view(id).figures().summary(Measure.RESPONSE_TIME).count())
                .isEqualTo(1000);
    }

    @Test
    void countsTheSameHoweverReportsAreDoubledShuffledAndLost() {
        FakeDriver a = stage.driver("a");
        TestId id = run(a);
        List<MetricsReport> reports = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            reports.add(a.interval(id, 7 + i, 1 + i));
        }
        FinalReport last = a.last(id, EndReason.PLAN_ELAPSED);
        List<MetricsReport> sent = new ArrayList<>(reports);
        sent.addAll(reports);
        sent.removeIf(r -> r.sequence() % 5 == 3);
        Collections.shuffle(sent, new Random(7));
        sent.forEach(a::send);
        a.send(last);
        a.send(last);
        stage.advance(Duration.ofSeconds(2));

        TestView report = stage.view(id);
        assertThat(report.state()).isEqualTo(TestState.COMPLETED);
        assertThat(report.figures().counts()).isEqualTo(a.counts());
        assertThat(report.figures().summary(Measure.RESPONSE_TIME).count())
                .isEqualTo(a.counts().sent());
        assertThat(report.ledger().differences()).isEmpty();
        TimelineView timeline = stage.core.timeline(id).orElseThrow();
        assertThat(timeline.gaps()).contains(new Gap(a.nodeId(), 3, 3), new Gap(a.nodeId(), 28, 28));
        assertThat(report.drivers().get(0).missingSeconds()).containsExactly(3L, 8L, 13L, 18L, 23L, 28L);
    }

    @Test
    void amendsTheReportWhenAFinalComesAfterTheEnd() {
        FakeDriver a = stage.driver("a");
        FakeDriver b = stage.driver("b");
        TestId id = run(a, b);
        FinalReport late = b.last(id, EndReason.LEASE);
        MetricsReport second = b.interval(id, 5, 1);
        b.fallSilent();
        a.send(a.last(id, EndReason.PLAN_ELAPSED));
        stage.advance(Duration.ofSeconds(20));
        TestView before = stage.view(id);
        assertThat(before.state()).isEqualTo(TestState.PARTIAL);

        b.send(second);
        b.send(late);
        stage.advance(Duration.ofSeconds(2));
        TestView after = stage.view(id);
        assertThat(after.state()).isEqualTo(TestState.PARTIAL);
        assertThat(after.revision()).isEqualTo(2);
        assertThat(after.amendedAt()).isAfter(before.endedAt());
        assertThat(after.drivers().get(1).endReason()).isEqualTo(EndReason.LEASE);
        assertThat(stage.lastBeat().order(id).orElseThrow().finals()).contains(b.nodeId());
    }

    @Test
    void acknowledgesAFinalThatIsRepeatedLongAfterTheEnd() {
        FakeDriver a = stage.driver("a");
        TestId id = run(a);
        FinalReport last = a.last(id, EndReason.PLAN_ELAPSED);
        a.send(last);
        stage.advance(Duration.ofSeconds(70));
        assertThat(stage.lastBeat().order(id)).isEmpty();
        a.send(last);
        stage.settle();
        assertThat(stage.lastBeat().order(id).orElseThrow().finals()).containsExactly(a.nodeId());
        assertThat(stage.view(id).revision()).isEqualTo(1);
    }

    @Test
    void ticksWhenAllAreInOrThreeHundredMillisecondsAfterTheFirst() {
        FakeDriver a = stage.driver("a");
        FakeDriver b = stage.driver("b");
        TestId id = run(a, b);
        a.send(a.interval(id, 10, 1));
        stage.settle();
        assertThat(stage.ticks).isEmpty();
        b.send(b.interval(id, 20, 1));
        stage.settle();
        assertThat(stage.ticks).hasSize(1);
        assertThat(stage.ticks.get(0).all().sent()).isEqualTo(30);
        assertThat(stage.ticks.get(0).complete()).isTrue();

        a.send(a.interval(id, 11, 1));
        stage.settle();
        assertThat(stage.ticks).hasSize(1);
        stage.advance(Duration.ofMillis(300));
        assertThat(stage.ticks).hasSize(2);
        assertThat(stage.ticks.get(1).complete()).isFalse();
        b.send(b.interval(id, 21, 1));
        stage.settle();
        assertThat(stage.ticks).hasSize(2);
        assertThat(stage.core.timeline(id).orElseThrow().seconds().get(1).all().sent())
                .isEqualTo(32);
    }

    @Test
    void addsUpSecondsToTheTotal() {
        FakeDriver a = stage.driver("a");
        TestId id = run(a);
        for (int i = 1; i <= 5; i++) {
            a.send(a.interval(id, i, 1));
        }
        stage.settle();
        List<TimelineView.Second> seconds =
                stage.core.timeline(id).orElseThrow().seconds();
        assertThat(seconds).extracting(s -> s.all().sent()).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void ignoresARecordWithABadHistogramAndCountsIt() {
        FakeDriver a = stage.driver("a");
        TestId id = run(a);
        MetricsReport good = a.interval(id, 10, 1);
        EncodedHistogram garbage = EncodedHistogram.fromBase64("AAAAAAAAAAAAAAAAAAAA");
        IntervalReport bad = new IntervalReport(
                0, Duration.ZERO, Duration.ofSeconds(1), new EncodedHistograms(Map.of(Measure.RESPONSE_TIME, garbage)));
        a.send(with(good, bad));
        stage.settle();
        assertThat(stage.view(id).figures().counts().sent()).isZero();
        assertThat(stage.core.diagnostics().ignored()).containsEntry("bad_histogram", 1L);
        a.send(good);
        stage.advance(Duration.ofSeconds(1));
        assertThat(stage.view(id).figures().counts().sent()).isEqualTo(10);
    }

    @Test
    void ignoresAnIntervalThatNoClockCanReach() {
        FakeDriver a = stage.driver("a");
        TestId id = run(a);
        MetricsReport good = a.interval(id, 10, 1);
        long index = 1L << 30;
        a.send(with(
                good,
                new IntervalReport(
                        index, Duration.ofSeconds(index), Duration.ofSeconds(index + 1), EncodedHistograms.NONE)));
        stage.settle();
        assertThat(stage.core.diagnostics().ignored()).containsEntry("impossible_interval", 1L);
        assertThat(stage.core.timeline(id).orElseThrow().seconds()).isEmpty();
    }

    @Test
    void leavesOutSecondsThatWereCutAtAnotherIntervalAndSaysThatTheyAreMissing() {
        FakeDriver a = stage.driver("a");
        TestId id = run(a);
        MetricsReport good = a.interval(id, 10, 1);
        a.send(with(good, new IntervalReport(1, Duration.ofSeconds(2), Duration.ofSeconds(4), EncodedHistograms.NONE)));
        stage.settle();
        assertThat(stage.core.diagnostics().ignored()).containsEntry("other_interval", 1L);
        assertThat(stage.core.timeline(id).orElseThrow().seconds()).isEmpty();
    }

    @Test
    void leavesAPublicDriverOutOfTheMergedFiguresAndShowsItsOwnAsGiven() {
        FakeDriver a = stage.driver("a");
        NodeId theirs = new NodeId("theirs");
        stage.log.append("register", 0, new Registration(theirs, "10.9.9.9", null));
        stage.settle();
        TestId id = run(a);
        a.send(a.interval(id, 10, 1));
        a.send(a.last(id, EndReason.PLAN_ELAPSED));
        PublicFigures figures = new PublicFigures(12.5, 11, 1, 99, null);
        stage.log.append("metrics", 3, new FiguresReport(theirs, id, "r-1", figures));
        stage.advance(Duration.ofSeconds(9));
        assertThat(stage.state(id)).isEqualTo(TestState.DRAINING);
        stage.advance(Duration.ofSeconds(2));

        TestView report = stage.view(id);
        assertThat(report.state()).isEqualTo(TestState.COMPLETED);
        assertThat(report.excludes()).containsExactly(theirs);
        assertThat(report.drivers().get(1).given()).isEqualTo(figures);
        assertThat(report.drivers().get(1).figures()).isNull();
        assertThat(report.figures().counts().sent()).isEqualTo(10);
    }

    @Test
    void savesAgainUntilTheFilesAreWritten() {
        FakeDriver a = stage.driver("a");
        TestId id = run(a);
        stage.reports.nextSave = CompletableFuture.failedFuture(new IllegalStateException("disk full"));
        a.send(a.last(id, EndReason.PLAN_ELAPSED));
        stage.settle();
        assertThat(stage.view(id).state()).isEqualTo(TestState.COMPLETED);
        assertThat(stage.view(id).reportSaved()).isFalse();
        stage.reports.nextSave = CompletableFuture.completedFuture(null);
        stage.advance(Duration.ofSeconds(7));
        assertThat(stage.view(id).reportSaved()).isTrue();
    }

    @Test
    void tellsTheSkewOfTheStart() {
        FakeDriver a = stage.driver("a");
        FakeDriver b = stage.driver("bbb");
        TestId id = run(a, b);
        a.send(a.interval(id, 1, 1));
        b.send(b.interval(id, 1, 1));
        stage.advance(Duration.ofSeconds(1));
        assertThat(stage.view(id).start().skewMillis()).isEqualTo(2.0);
    }

    private static MetricsReport with(MetricsReport report, IntervalReport interval) {
        return new MetricsReport(
                report.nodeId(),
                report.testId(),
                report.reportId(),
                report.incarnation(),
                report.epoch(),
                report.sequence(),
                report.figures(),
                report.counts(),
                report.warmUp(),
                interval,
                report.start(),
                report.health());
    }

    private TestId run(FakeDriver... drivers) {
        TestId id = stage.create(Stage.plan(e -> e.durationMillis = 3000.0));
        for (FakeDriver driver : drivers) {
            driver.say(DriverState.READY, id);
        }
        stage.now(stage.core.trigger(id));
        stage.advance(Duration.ofMillis(2100));
        return id;
    }
}
