package dev.landfall.driver.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.lifecycle.EndReason;
import dev.landfall.lifecycle.Incarnation;
import dev.landfall.lifecycle.NodeId;
import dev.landfall.lifecycle.Order;
import dev.landfall.lifecycle.TestState;
import dev.landfall.message.FinalReport;
import dev.landfall.message.MetricsReport;
import dev.landfall.message.OrchestratorBeat.TestOrder;
import dev.landfall.message.PublicFigures;
import dev.landfall.stats.EncodedHistograms;
import dev.landfall.stats.ErrorExamples;
import dev.landfall.stats.Measure;
import dev.landfall.stats.RequestCounts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeptCountersTest {

    @Test
    void countersAndTotalsAreKeptWithTheFirstIntervalAndThenEveryFourSeconds() {
        Rig rig = Rig.running();
        for (int second = 0; second < 9; second++) {
            rig.engine.last().closeInterval(Duration.ofMillis(10));
            rig.seconds(1);
        }

        assertThat(rig.counters.kept)
                .extracting(kept -> kept.metrics().counts().sent())
                .containsExactly(1L, 5L, 9L);
        FinalReport newest = rig.counters.kept.get(2);
        assertThat(newest.totals()
                        .of(Measure.RESPONSE_TIME)
                        .orElseThrow()
                        .decode()
                        .getTotalCount())
                .isEqualTo(9);
        assertThat(newest.endReason()).isEqualTo(EndReason.FENCED);
        assertThat(newest.metrics().sequence()).isEqualTo(8);
        assertThat(newest.metrics().interval().index()).isEqualTo(8);
        assertThat(newest.metrics().incarnation()).isEqualTo(Rig.SELF);
    }

    /** Timers come late now and then: by the time the next second is kept, it is five seconds at most since the one before. */
    @Test
    void atMostFiveSecondsOfCountsAreMissingWheneverTheProcessDies() {
        Rig rig = Rig.running();
        for (int second = 1; second <= 40; second++) {
            rig.clock.advance(Duration.ofMillis(second % 3 == 0 ? 1_150 : 925));
            rig.engine.last().closeInterval(Duration.ofMillis(10));
            if (second > 1) {
                FinalReport newest = rig.counters.kept.get(rig.counters.kept.size() - 1);
                assertThat(second - newest.metrics().counts().sent()).isLessThan(5);
            }
            rig.driver.onIntervalsDue();
        }
    }

    @Test
    void theFinalReportIsKeptUntilABeatAcknowledgesIt() {
        Rig rig = Rig.running();
        rig.engine.last().finish(Duration.ofMillis(50));
        assertThat(rig.counters.kept).last().extracting(FinalReport::endReason).isEqualTo(EndReason.PLAN_ELAPSED);

        rig.seconds(3);
        assertThat(rig.counters.dropped).isEmpty();
        rig.beat(rig.ended(TestState.COMPLETED, Rig.NODE));

        assertThat(rig.counters.dropped).containsExactly(Rig.TEST.value() + " driver-a");
    }

    @Test
    void whatAnEarlierLifeCountedIsToldAsItsOwnUntilABeatAcknowledgesIt() {
        Rig rig = new Rig();
        FinalReport left = left(Rig.NODE);
        rig.counters.left.add(left);
        rig.driver.recall();
        rig.driver.onListening();

        rig.silentSeconds(5);
        List<FinalReport> told = rig.broker.all(FinalReport.class);
        assertThat(told).hasSize(2);
        assertThat(told)
                .extracting(t -> t.metrics().reportId())
                .doesNotHaveDuplicates()
                .doesNotContain("old");
        assertThat(told).allSatisfy(t -> {
            assertThat(t.metrics().incarnation()).isEqualTo(left.metrics().incarnation());
            assertThat(t.metrics().sequence()).isEqualTo(41);
            assertThat(t.metrics().counts()).isEqualTo(left.metrics().counts());
        });
        rig.beat(new TestOrder(Rig.TEST, rig.epoch, TestState.PARTIAL, Order.STOP, List.of(Rig.NODE)));
        rig.silentSeconds(20);

        assertThat(rig.broker.all(FinalReport.class)).hasSize(2);
        assertThat(rig.counters.dropped).containsExactly(Rig.TEST.value() + " driver-a");
        assertThat(rig.counters.kept).isEmpty();
    }

    @Test
    void reportsOfTwoEarlierNamesAreAcknowledgedOneByOne() {
        Rig rig = new Rig();
        rig.counters.left.add(left(Rig.NODE));
        rig.counters.left.add(left(Rig.OTHER));
        rig.driver.recall();

        rig.beat(new TestOrder(Rig.TEST, rig.epoch, TestState.PARTIAL, Order.STOP, List.of(Rig.OTHER)));
        rig.silentSeconds(5);

        assertThat(rig.counters.dropped).containsExactly(Rig.TEST.value() + " driver-b");
        assertThat(rig.broker.all(FinalReport.class))
                .extracting(FinalReport::nodeId)
                .containsExactly(Rig.NODE, Rig.OTHER, Rig.NODE);
    }

    private static FinalReport left(NodeId node) {
        MetricsReport metrics = new MetricsReport(
                node,
                Rig.TEST,
                "old",
                new Incarnation("earlier"),
                new Rig().epoch,
                41,
                new PublicFigures(1, 1, 1, 1, null),
                new RequestCounts(7, 7, 7, 0, 0, Map.of(), Map.of()),
                RequestCounts.ZERO,
                null,
                null,
                null);
        return new FinalReport(metrics, EndReason.FENCED, EncodedHistograms.NONE, Duration.ZERO, ErrorExamples.NONE);
    }
}
