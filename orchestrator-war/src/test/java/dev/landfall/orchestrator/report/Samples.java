package dev.landfall.orchestrator.report;

import dev.landfall.lifecycle.EndReason;
import dev.landfall.lifecycle.NodeId;
import dev.landfall.lifecycle.Reason;
import dev.landfall.lifecycle.TestId;
import dev.landfall.lifecycle.TestState;
import dev.landfall.message.ClockReading;
import dev.landfall.message.Health;
import dev.landfall.message.PublicFigures;
import dev.landfall.message.StartReport;
import dev.landfall.orchestrator.core.view.DriverView;
import dev.landfall.orchestrator.core.view.Figures;
import dev.landfall.orchestrator.core.view.FleetState;
import dev.landfall.orchestrator.core.view.Ledger;
import dev.landfall.orchestrator.core.view.NodeView;
import dev.landfall.orchestrator.core.view.StartView;
import dev.landfall.orchestrator.core.view.TestTimes;
import dev.landfall.orchestrator.core.view.TestView;
import dev.landfall.orchestrator.core.view.ThresholdResult;
import dev.landfall.orchestrator.core.view.TimelineView;
import dev.landfall.orchestrator.core.view.Verdict;
import dev.landfall.stats.EncodedHistograms;
import dev.landfall.stats.ErrorClass;
import dev.landfall.stats.ErrorExamples;
import dev.landfall.stats.Histograms;
import dev.landfall.stats.Measure;
import dev.landfall.stats.MeasureSet;
import dev.landfall.stats.NotSentReason;
import dev.landfall.stats.RequestCounts;
import dev.landfall.stats.Summary;
import dev.landfall.workload.Comparison;
import dev.landfall.workload.DriverSelection;
import dev.landfall.workload.LossPolicy;
import dev.landfall.workload.Pacing;
import dev.landfall.workload.Plan;
import dev.landfall.workload.SendingLimits;
import dev.landfall.workload.Target;
import dev.landfall.workload.TestType;
import dev.landfall.workload.Threshold;
import dev.landfall.workload.ThresholdMetric;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Views with figures that are easy to find again. */
public final class Samples {

    public static final TestId TEST = new TestId("11111111-2222-3333-4444-555555555555");
    public static final NodeId OURS = new NodeId("driver-1");
    public static final NodeId THEIRS = new NodeId("their driver/2");
    public static final Instant CREATED = Instant.parse("2026-01-02T03:04:05Z");

    private Samples() {}

    public static Plan plan() {
        return new Plan(
                "checkout",
                TestType.TSUNAMI,
                new Pacing.FixedDelay(Duration.ofMillis(10)),
                Target.get(URI.create("http://127.0.0.1:8090/ping")),
                new SendingLimits(500L, null, SendingLimits.DEFAULT_MAX_DURATION),
                Duration.ZERO,
                64,
                new DriverSelection.All(),
                false,
                Plan.DEFAULT_READY_TIMEOUT,
                Plan.DEFAULT_TRIGGER_TIMEOUT,
                LossPolicy.CONTINUE,
                List.of());
    }

    public static RequestCounts counts() {
        return new RequestCounts(
                500, 498, 495, 0, 1, Map.of(ErrorClass.TIMEOUT, 3L), Map.of(NotSentReason.BACKLOG, 2L));
    }

    public static Figures figures() {
        Summary summary = new Summary(498, 0.5, 101.25, 1.123456789, 1, 0.95, 0.1, 2.5, 1, 2, 51.007, 91, 100, 101);
        return new Figures(counts(), Map.of(Measure.RESPONSE_TIME, summary), 3, 99.6, 100);
    }

    public static NodeView ours() {
        return new NodeView(
                OURS,
                FleetState.IDLE,
                EndReason.PLAN_ELAPSED,
                figures(),
                RequestCounts.ZERO,
                null,
                new Health(0.25, 1.5, 0.75),
                new Health(0.5, 40, 2),
                new ErrorExamples(Map.of(ErrorClass.TIMEOUT, "no answer")),
                List.of(3L));
    }

    public static NodeView theirs() {
        return new NodeView(
                THEIRS,
                FleetState.RUNNING,
                null,
                null,
                RequestCounts.ZERO,
                new PublicFigures(4.5, 4, 1, 9, null),
                null,
                null,
                ErrorExamples.NONE,
                List.of());
    }

    public static TestView test(TestState state, int revision) {
        return test(TEST, state, revision);
    }

    public static TestView test(TestId id, TestState state, int revision) {
        return new TestView(
                id,
                state,
                state == TestState.FAILED
                        ? new Reason.NotReady(List.of(OURS), Duration.ofSeconds(30))
                        : new Reason.AsPlanned(),
                CREATED,
                CREATED.plusMillis(2_345),
                state.isFinal() ? CREATED.plusSeconds(10) : null,
                revision,
                null,
                false,
                plan(),
                null,
                RequestCounts.ZERO,
                List.of(OURS, THEIRS),
                figures(),
                new StartView(true, null, CREATED.plusSeconds(2), 1.25, Map.of(OURS, new StartReport(0, 1.5))),
                new Verdict(
                        Verdict.Measurement.SUSPECT,
                        List.of("driver-1, second 3: no data"),
                        List.of(new ThresholdResult(
                                new Threshold(
                                        "p99 < 50ms",
                                        new ThresholdMetric.Time(
                                                ThresholdMetric.Timed.RESPONSE,
                                                ThresholdMetric.Statistic.PERCENTILE,
                                                99),
                                        null,
                                        Comparison.LESS,
                                        50,
                                        false),
                                91.0,
                                false)),
                        false),
                498L,
                new Ledger(List.of()),
                List.of(ours(), theirs()),
                List.of(THEIRS));
    }

    public static TimelineView timeline() {
        var flow = new TimelineView.Flow(100, 99, 1, 1.5, 2.5, 3.5, 4.5);
        var idle = new TimelineView.Flow(2, 0, 0, 0, 0, 0, 0);
        return new TimelineView(
                Duration.ofSeconds(1),
                List.of(
                        new TimelineView.Second(
                                0,
                                flow,
                                true,
                                Map.of(OURS, flow),
                                new TimelineView.Spread(1.25, List.of(new TimelineView.Bin(42, 99))),
                                Map.of(ErrorClass.TIMEOUT, 1L)),
                        new TimelineView.Second(1, idle, false, Map.of(), TimelineView.Spread.NONE, Map.of())),
                List.of(new TimelineView.Gap(OURS, 1, 1)));
    }

    /** Two seconds of two drivers, and ten requests of a second that is missing. */
    public static TestTimes times() {
        EncodedHistograms first = took(100, 1);
        EncodedHistograms second = took(50, 20);
        MeasureSet whole = new MeasureSet();
        List.of(first, second, second, took(10, 300)).forEach(whole::add);
        return new TestTimes(
                Duration.ofSeconds(1),
                whole.encode(),
                List.of(new TestTimes.Slice(0, 0, List.of(first, second)), new TestTimes.Slice(2, 2, List.of(second))));
    }

    /** So many requests, evenly spread up to so many milliseconds. */
    public static EncodedHistograms took(int requests, double millis) {
        MeasureSet set = new MeasureSet();
        for (int i = 1; i <= requests; i++) {
            Histograms.record(set.of(Measure.RESPONSE_TIME), Math.round(i * millis * 1e6 / requests));
            Histograms.record(set.of(Measure.SERVICE_TIME), Math.round(i * millis * 5e5 / requests));
            Histograms.record(set.of(Measure.SEND_DELAY), 1000L * i);
        }
        return set.encode();
    }

    public static DriverView driver() {
        return new DriverView(
                OURS,
                "127.0.0.1",
                FleetState.RUNNING,
                true,
                2,
                CREATED,
                120L,
                "0.1.0",
                new ClockReading(-0.5, 1.25),
                TEST,
                42L,
                new Health(-1, 0, 0),
                Map.of("zone", "a"));
    }

    public static DriverView publicDriver() {
        return new DriverView(
                THEIRS, "10.0.0.2", FleetState.LOST, false, null, null, null, null, null, null, null, null, Map.of());
    }
}
