package dev.landfall.codec;

import dev.landfall.lifecycle.DriverState;
import dev.landfall.lifecycle.EndReason;
import dev.landfall.lifecycle.Epoch;
import dev.landfall.lifecycle.Incarnation;
import dev.landfall.lifecycle.NodeId;
import dev.landfall.lifecycle.Order;
import dev.landfall.lifecycle.Reason;
import dev.landfall.lifecycle.Term;
import dev.landfall.lifecycle.TestId;
import dev.landfall.lifecycle.TestState;
import dev.landfall.message.Assignment;
import dev.landfall.message.ClockReading;
import dev.landfall.message.Deregistration;
import dev.landfall.message.DriverBeat;
import dev.landfall.message.DriverDetails;
import dev.landfall.message.DriverStatus;
import dev.landfall.message.FiguresReport;
import dev.landfall.message.FinalReport;
import dev.landfall.message.Health;
import dev.landfall.message.IntervalReport;
import dev.landfall.message.Message;
import dev.landfall.message.MetricsReport;
import dev.landfall.message.OrchestratorBeat;
import dev.landfall.message.PublicFigures;
import dev.landfall.message.Registration;
import dev.landfall.message.StandbyBeat;
import dev.landfall.message.StartReport;
import dev.landfall.message.TestConfig;
import dev.landfall.message.TestStateChange;
import dev.landfall.message.Trigger;
import dev.landfall.stats.EncodedHistograms;
import dev.landfall.stats.ErrorClass;
import dev.landfall.stats.ErrorExamples;
import dev.landfall.stats.Measure;
import dev.landfall.stats.MeasureSet;
import dev.landfall.stats.NotSentReason;
import dev.landfall.stats.RequestCounts;
import dev.landfall.workload.TestType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One message of each kind, with every field set. */
final class SampleMessages {

    record Sample(String topic, Message message) {}

    private static final NodeId NODE = new NodeId("driver-1");
    private static final Incarnation LIFE = new Incarnation("0123456789abcdef");
    private static final TestId TEST = new TestId("11111111-2222-3333-4444-555555555555");
    private static final Instant NOW = Instant.ofEpochMilli(1_790_000_000_123L);
    private static final RequestCounts COUNTS =
            new RequestCounts(100, 98, 90, 1, 3, Map.of(ErrorClass.TIMEOUT, 7L), Map.of(NotSentReason.BACKLOG, 2L));
    private static final Health HEALTH = new Health(0.5, 12.25, 1.5);

    private SampleMessages() {}

    static List<Sample> all() {
        var details =
                new DriverDetails(2, LIFE, "0.1.0", 4, 200_000, 10_000, Duration.ofSeconds(1), Map.of("zone", "a"));
        var status = new DriverStatus(
                LIFE, new Epoch(2), DriverState.RUNNING, TEST, 98, "why", new ClockReading(-3.5, 1.25), HEALTH);
        var plan = SamplePlans.plan(SamplePlans.TSUNAMI);
        var assignment = new Assignment(
                2, new Term(3), new Epoch(1), plan, List.of(new Assignment.Node(NODE, LIFE, 0)), "key", NOW);
        var start = new Trigger.StartOrder(2, new Term(3), new Epoch(1), NOW, NOW.plusSeconds(30));
        return List.of(
                new Sample("register", new Registration(NODE, "127.0.0.1", details)),
                new Sample("register", new Deregistration(NODE, "127.0.0.1", LIFE)),
                new Sample("heartbeat", new DriverBeat(NODE, false, NOW, status)),
                new Sample("heartbeat", new DriverBeat(NODE, true, NOW, null)),
                new Sample("heartbeat", beat()),
                new Sample("heartbeat", new StandbyBeat(NODE, NOW, LIFE)),
                new Sample("test_config", new TestConfig(TEST, TestType.TSUNAMI, 3, 500, assignment)),
                new Sample("trigger", new Trigger(TEST, start)),
                new Sample("metrics", new FiguresReport(NODE, TEST, "r", new PublicFigures(1, 2, 0.5, 9, null))),
                new Sample("metrics", metrics()),
                new Sample(
                        "metrics",
                        new FinalReport(
                                metrics(), EndReason.STOPPED, histograms(), Duration.ofMillis(1700), examples())),
                new Sample("test_state", change()));
    }

    private static ErrorExamples examples() {
        return new ErrorExamples(Map.of(ErrorClass.TLS_CERT, "No name matching example.org found"));
    }

    private static OrchestratorBeat beat() {
        return new OrchestratorBeat(
                new NodeId("orchestrator"),
                false,
                NOW,
                2,
                LIFE,
                new Term(3),
                List.of(new OrchestratorBeat.TestOrder(
                        TEST, new Epoch(1), TestState.RUNNING, Order.RUN, List.of(NODE))),
                List.of(new OrchestratorBeat.RefusedNode(NODE, LIFE, "name in use", "127.0.0.2")));
    }

    private static MetricsReport metrics() {
        return new MetricsReport(
                NODE,
                TEST,
                "r-1",
                LIFE,
                new Epoch(1),
                4,
                new PublicFigures(1.5, 1.25, 0.5, 9, 1.3),
                COUNTS,
                RequestCounts.ZERO,
                new IntervalReport(4, Duration.ofSeconds(4), Duration.ofSeconds(5), histograms()),
                new StartReport(5, 6.5),
                HEALTH);
    }

    private static EncodedHistograms histograms() {
        MeasureSet set = new MeasureSet();
        for (Measure measure : Measure.values()) {
            set.of(measure).recordValue(1_000_000L * measure.name().length());
        }
        return set.encode();
    }

    private static TestStateChange change() {
        return new TestStateChange(
                TEST,
                new Term(3),
                new Epoch(1),
                TestState.DRAINING,
                new Reason.Recorded("STOP_ASKED", "a stop was asked"),
                NOW,
                NOW,
                NOW,
                Map.of("metrics-3", 17L, "test_config-0", 4L));
    }
}
