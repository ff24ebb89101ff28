package dev.landfall.orchestrator.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.lifecycle.EndReason;
import dev.landfall.lifecycle.TestId;
import dev.landfall.lifecycle.TestState;
import dev.landfall.message.IntervalReport;
import dev.landfall.message.MetricsReport;
import dev.landfall.orchestrator.core.view.TestView;
import dev.landfall.orchestrator.core.view.Verdict.Measurement;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Intervals as they came must add up to the totals of the last word. */
class LedgerOfIntervalsTest extends LifeOfATest {

    private final FakeDriver a = stage.driver("a");
    private final TestId id = run(Stage.plan(e -> {}), a);

    @Test
    void areBalancedWhenTheyDo() {
        a.send(a.interval(id, 10, 1));
        a.send(a.interval(id, 12, 1));
        assertThat(end().ledger().differences()).isEmpty();
    }

    @Test
    void oneThatHoldsFewerTimesThanItsCountersMakesTheReportInvalid() {
        MetricsReport ten = a.interval(id, 10, 1);
        a.send(a.interval(id, 12, 1));
        a.send(with(ten, new Other(a, id).interval(9)));
        TestView report = end();
        assertThat(report.state()).isEqualTo(TestState.PARTIAL);
        assertThat(report.verdict().measurement()).isEqualTo(Measurement.INVALID);
        assertThat(report.ledger().differences())
                .contains(
                        "a: send_delay by interval is 21, sent is 22",
                        "a: counters rose by another number than times were recorded in interval 0");
        assertThat(report.verdict().reasons()).anyMatch(reason -> reason.startsWith("the ledger does not balance"));
    }

    @Test
    void withAGapTheyMayBeFewerButNotMore() {
        MetricsReport first = a.interval(id, 10, 1);
        a.interval(id, 12, 1);
        a.send(first);
        assertThat(end().ledger().differences()).isEmpty();
    }

    @Test
    void moreThanTheTotalsAreFoundInSpiteOfAGap() {
        MetricsReport first = a.interval(id, 10, 1);
        a.interval(id, 12, 1);
        a.send(with(first, new Other(a, id).interval(30)));
        assertThat(end().ledger().differences())
                .contains("a: send_delay by interval is 30 although some are missing, sent is 22");
    }

    private TestView end() {
        stage.advance(Duration.ofSeconds(3));
        a.send(a.last(id, EndReason.PLAN_ELAPSED));
        stage.advance(Duration.ofSeconds(1));
        return stage.view(id);
    }

    /** Times of a load that this driver has not had. */
    private record Other(FakeDriver like, TestId id) {
        private IntervalReport interval(int requests) {
            FakeDriver other = new FakeDriver(null, null, like.nodeId().value(), "other");
            return other.interval(id, requests, 1).interval();
        }
    }

    private static MetricsReport with(MetricsReport m, IntervalReport interval) {
        return new MetricsReport(
                m.nodeId(),
                m.testId(),
                m.reportId(),
                m.incarnation(),
                m.epoch(),
                m.sequence(),
                m.figures(),
                m.counts(),
                m.warmUp(),
                interval,
                m.start(),
                m.health());
    }
}
