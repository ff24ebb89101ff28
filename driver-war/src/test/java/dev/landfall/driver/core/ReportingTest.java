package dev.landfall.driver.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.landfall.lifecycle.DriverState;
import dev.landfall.lifecycle.EndReason;
import dev.landfall.lifecycle.Order;
import dev.landfall.lifecycle.TestState;
import dev.landfall.message.FinalReport;
import dev.landfall.message.MetricsReport;
import dev.landfall.message.OrchestratorBeat.TestOrder;
import dev.landfall.message.StartReport;
import dev.landfall.stats.ErrorClass;
import dev.landfall.stats.ErrorExamples;
import dev.landfall.stats.Measure;
import dev.landfall.stats.MeasureSet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportingTest {

    @Test
    void eachClosedIntervalIsReportedOnceWithTheFiguresOfTheWholeSoFar() {
        Rig rig = Rig.running();
        rig.engine.last().closeInterval(Duration.ofMillis(10));
        rig.engine.last().closeInterval(Duration.ofMillis(30));

        rig.seconds(3);

        List<MetricsReport> reports = rig.broker.all(MetricsReport.class);
        assertThat(reports).extracting(MetricsReport::sequence).containsExactly(0L, 1L);
        assertThat(reports).extracting(r -> r.interval().index()).containsExactly(0L, 1L);
        assertThat(reports).extracting(r -> r.counts().sent()).containsExactly(1L, 2L);
        assertThat(reports).extracting(MetricsReport::reportId).doesNotHaveDuplicates();
        assertThat(reports.get(1).figures().meanMillis()).isCloseTo(20, within(0.1));
        assertThat(reports.get(1).figures().minMillis()).isCloseTo(10, within(0.1));
        assertThat(reports.get(1).figures().maxMillis()).isCloseTo(30, within(0.1));
        assertThat(reports.get(1).health().gcPauseMillis()).isEqualTo(3);
        assertThat(rig.shown().sent()).isEqualTo(2);
    }

    @Test
    void theIntervalHistogramsAddUpToTheTotals() {
        Rig rig = Rig.running();
        rig.engine.last().closeInterval(Duration.ofMillis(10));
        rig.seconds(1);
        rig.engine.last().closeInterval(Duration.ofMillis(30));

        rig.engine.last().finish(Duration.ofMillis(50));

        MeasureSet sum = new MeasureSet();
        rig.broker.all(MetricsReport.class).forEach(r -> sum.add(r.interval().histograms()));
        FinalReport last = rig.broker.last(FinalReport.class);
        sum.add(last.metrics().interval().histograms());
        assertThat(sum.encode()).isEqualTo(last.totals());
        assertThat(sum.of(Measure.RESPONSE_TIME).getTotalCount()).isEqualTo(3);
    }

    @Test
    void theFinalReportHasTotalsWarmUpAndStart() {
        Rig rig = Rig.running();

        rig.engine.last().finish(Duration.ofMillis(50));

        FinalReport last = rig.broker.last(FinalReport.class);
        assertThat(last.endReason()).isEqualTo(EndReason.PLAN_ELAPSED);
        assertThat(last.metrics().counts().sent()).isEqualTo(1);
        assertThat(last.metrics().warmUp().sent()).isEqualTo(3);
        assertThat(last.metrics().figures().medianMillis()).isCloseTo(50, within(0.1));
        assertThat(last.metrics().start().plannedOffsetMillis()).isEqualTo(5);
        assertThat(last.metrics().start().actualOffsetMillis()).isCloseTo(6, within(0.01));
        assertThat(last.lastCompletion()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void everyIntervalFromTheFirstRequestOnTellsTheStart() {
        Rig rig = Rig.running();
        rig.engine.last().closeInterval(Duration.ofMillis(50));
        rig.seconds(1);
        StartReport start = rig.broker.last(MetricsReport.class).start();
        assertThat(start.plannedOffsetMillis()).isEqualTo(5);
        assertThat(start.actualOffsetMillis()).isCloseTo(6, within(0.01));
    }

    @Test
    void theFinalReportTellsWhatTheFirstFailuresSaid() {
        Rig rig = Rig.running();
        rig.engine.last().examples = new ErrorExamples(Map.of(ErrorClass.TLS_CERT, "expired yesterday"));

        rig.engine.last().finish(Duration.ofMillis(50));

        assertThat(rig.broker.last(FinalReport.class).examples().byClass())
                .isEqualTo(Map.of(ErrorClass.TLS_CERT, "expired yesterday"));
    }

    @Test
    void anEngineThatFailsEndsTheTestWithWhatIsKnown() {
        Rig rig = Rig.running();
        rig.engine.last().closeInterval(Duration.ofMillis(10));

        rig.engine.last().finished.completeExceptionally(new IllegalStateException("loop died"));

        FinalReport last = rig.broker.last(FinalReport.class);
        assertThat(last.endReason()).isEqualTo(EndReason.ENGINE_ERROR);
        assertThat(last.metrics().counts().sent()).isEqualTo(1);
        assertThat(last.totals().of(Measure.RESPONSE_TIME)).isPresent();
        assertThat(rig.state()).isEqualTo(DriverState.IDLE);
    }

    @Test
    void whatTheBrokerDidNotTakeIsSentAgainWhenItIsBack() {
        Rig rig = Rig.running();
        rig.broker.down = true;
        rig.engine.last().closeInterval(Duration.ofMillis(10));
        rig.silentSeconds(1);
        rig.engine.last().closeInterval(Duration.ofMillis(30));
        rig.silentSeconds(3);
        assertThat(rig.broker.all(MetricsReport.class)).isEmpty();

        rig.broker.down = false;
        rig.silentSeconds(2);

        assertThat(rig.broker.all(MetricsReport.class))
                .extracting(r -> r.interval().index())
                .containsExactly(0L, 1L);
    }

    @Test
    void theFinalIsRepeatedEveryFiveSecondsUntilABeatAcknowledgesIt() {
        Rig rig = Rig.running();
        rig.engine.last().finish(Duration.ofMillis(50));

        rig.seconds(4);
        assertThat(rig.broker.all(FinalReport.class)).hasSize(1);
        rig.seconds(6);
        List<FinalReport> finals = rig.broker.all(FinalReport.class);
        assertThat(finals).hasSize(3);
        assertThat(finals).extracting(f -> f.metrics().reportId()).doesNotHaveDuplicates();
        assertThat(finals).extracting(f -> f.metrics().sequence()).containsOnly(0L);
        assertThat(rig.state()).isEqualTo(DriverState.IDLE);

        rig.beat(rig.ended(TestState.COMPLETED, Rig.OTHER, Rig.NODE));
        rig.silentSeconds(20);
        assertThat(rig.broker.all(FinalReport.class)).hasSize(3);
    }

    @Test
    void theFinalOfAnotherNodeAcknowledgesNothing() {
        Rig rig = Rig.running();
        rig.engine.last().finish(Duration.ofMillis(50));

        rig.beat(rig.ended(TestState.DRAINING, Rig.OTHER));
        rig.silentSeconds(5);

        assertThat(rig.broker.all(FinalReport.class)).hasSize(2);
    }

    @Test
    void aFinalWhoseTestHasVanishedRestsUntilABeatListsItAgain() {
        Rig rig = Rig.running();
        rig.engine.last().finish(Duration.ofMillis(50));
        rig.silentSeconds(70);
        int atRest = rig.broker.all(FinalReport.class).size();
        rig.silentSeconds(60);
        assertThat(rig.broker.all(FinalReport.class)).hasSize(atRest);

        rig.beat(new TestOrder(Rig.TEST, rig.epoch, TestState.DRAINING, Order.RUN, List.of()));
        rig.silentSeconds(1);

        assertThat(rig.broker.all(FinalReport.class)).hasSize(atRest + 1);
    }

    @Test
    void aFinalThatTheBrokerNeverTookDoesNotRest() {
        Rig rig = Rig.running();
        rig.broker.down = true;
        rig.engine.last().finish(Duration.ofMillis(50));
        rig.silentSeconds(200);

        rig.broker.down = false;
        rig.silentSeconds(5);

        assertThat(rig.broker.all(FinalReport.class)).hasSize(1);
    }

    @Test
    void aNewTestRunsWhileAnOlderFinalIsStillRepeated() {
        Rig rig = Rig.running();
        rig.engine.last().finish(Duration.ofMillis(50));

        rig.send(rig.config(Rig.SECOND, Rig.plan(10, "http://localhost:8081/")));
        rig.silentSeconds(5);

        assertThat(rig.state()).isEqualTo(DriverState.READY);
        assertThat(rig.broker.all(FinalReport.class)).hasSize(2);
    }

    @Test
    void aPoissonStartIsPlannedForWhenTheEngineDrewIt() {
        Rig rig = Rig.listening();
        rig.send(rig.config(Plans.poisson("http://localhost:8081/")));
        rig.beat(rig.hold());
        rig.send(rig.trigger(rig.clock.broker().plusSeconds(1)));

        rig.engine.last().finish(Duration.ofMillis(50));

        StartReport start = rig.broker.last(FinalReport.class).metrics().start();
        assertThat(start.plannedOffsetMillis()).isEqualTo(5);
        assertThat(start.actualOffsetMillis()).isCloseTo(6, within(0.01));
    }
}
