package dev.landfall.systemtest.faults;

import static java.util.stream.Collectors.toMap;

import dev.landfall.systemtest.harness.Await;
import dev.landfall.systemtest.harness.Doc;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Metrics come to the orchestrator again, in another order, or not at all. */
@Tag("faults")
@Order(295)
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShuffleFaultsIT {
    private static final Duration ALL_SECONDS = Duration.ofSeconds(8);

    private FaultStack stack;
    private TopicBridge bridge;

    @BeforeAll
    void start() {
        stack = FaultStack.up(
                0, new FaultStack.Settings(Map.of("LANDFALL_TOPICS_PREFIX", TopicBridge.OF_ORCHESTRATOR), List.of()));
        for (int i = 1; i <= 3; i++) {
            stack.startDriver("driver-" + i, Map.of("LANDFALL_TOPICS_PREFIX", TopicBridge.OF_DRIVERS), List.of());
        }
        try (var kafka = stack.rawKafka()) {
            Await.until(
                    "topics of the drivers",
                    Duration.ofSeconds(120),
                    () -> kafka.hasTopic(TopicBridge.OF_DRIVERS + "heartbeat"),
                    there -> there);
        }
        bridge = new TopicBridge(stack.kafka());
    }

    @AfterAll
    void end() {
        if (bridge != null) {
            bridge.close();
        }
        stack.close();
    }

    @Test
    void everyMessageThreeTimes() {
        bridge.disturb(new Tripled(new Random(Pace.SEED)));
        var trial = FaultTrial.begin(stack, "every message three times (seed " + Pace.SEED + ")");
        decide(trial, node -> new TreeSet<>());
    }

    @Test
    void eachDriversOrderReversed() {
        bridge.disturb(new Reversed());
        var trial = FaultTrial.begin(stack, "each driver's order reversed, five at a time, finals first");
        decide(trial, node -> new TreeSet<>());
    }

    @Test
    void aFifthLost() {
        var thinned = new Thinned(Pace.SEED);
        bridge.disturb(thinned);
        var trial = FaultTrial.begin(stack, "a fifth lost (seed " + Pace.SEED + ")");
        decide(trial, thinned::lostOf);
    }

    /** The ledger is added up again, and the series lacks what was lost and nothing else. */
    private void decide(FaultTrial trial, Function<String, NavigableSet<Long>> lost) {
        trial.awaitEnd();
        trial.fault();
        trial.heal();
        Map<String, NavigableSet<Long>> expected =
                stack.nodeIds().stream().collect(toMap(node -> node, lost, (one, other) -> one, TreeMap::new));
        expected.values().removeIf(NavigableSet::isEmpty);
        trial.recover("all seconds that came are shown", ALL_SECONDS, () -> gaps(trial), expected::equals);
        trial.report();
        trial.count("COMPLETED", 0);
        Doc report = trial.report();
        long planned =
                Pace.standard().length().toSeconds() * 200 * stack.nodeIds().size();
        trial.row()
                .near("sent", planned, 0, report.whole("requests.sent"))
                .near("succeeded", planned, 0, report.whole("requests.succeeded"))
                .near("response times", planned, 0, report.whole("latency.response_time.count"))
                .remark("gaps " + gaps(trial));
        stack.trials().end(trial.id());
        trial.row().remark("ledger adds up again");
        trial.decide();
    }

    /** By driver, the seconds that are missing. */
    private Map<String, NavigableSet<Long>> gaps(FaultTrial trial) {
        var gaps = new TreeMap<String, NavigableSet<Long>>();
        for (Doc gap :
                stack.api().get("/api/tests/" + trial.id() + "/timeline").doc().list("gaps")) {
            for (long index = gap.whole("from"); index <= gap.whole("to"); index++) {
                gaps.computeIfAbsent(gap.text("node_id"), node -> new TreeSet<>())
                        .add(index);
            }
        }
        return gaps;
    }
}
