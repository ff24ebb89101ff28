package dev.landfall.systemtest.faults;

import dev.landfall.systemtest.harness.Await;
import dev.landfall.systemtest.harness.RawKafka;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody writes what nobody can read to each topic, in mid-test. The last on the shared stack: some of it is large, and stays. */
@Tag("faults")
@Order(290)
@Timeout(300)
@ExtendWith(SharedFaultStack.class)
class PoisonFaultsIT {
    private record Place(Poison poison, boolean isReadByDrivers) {}

    private static final List<Place> PLACES = List.of(
            new Place(new Poison("register", null), false),
            new Place(new Poison("test_config", null), true),
            new Place(new Poison("trigger", null), true),
            new Place(new Poison("metrics", null), false),
            new Place(new Poison("heartbeat", 0), true),
            new Place(new Poison("heartbeat", 1), false),
            new Place(new Poison("test_state", null), false));

    private static final int ROOM = 12_000_000;
    private static final Duration SEEN = Duration.ofSeconds(2);
    private static final Duration CATCHES_UP = Duration.ofSeconds(2);

    /** Those of the orchestrator are brought up to date every 5 s. */
    private static final Duration METERS = Duration.ofSeconds(6);

    private static final int MOST_LINES = 20;

    private final FaultStack stack;
    private final Random random = new Random(Pace.SEED);

    PoisonFaultsIT(FaultStack stack) {
        this.stack = stack;
    }

    @Tag("quick")
    @Test
    void poisonOnEachTopic() {
        var trial = FaultTrial.begin(stack, "poison on each topic (seed " + Pace.SEED + ")");
        List<String> topics =
                PLACES.stream().map(place -> place.poison().topic()).distinct().toList();
        try (var kafka = stack.rawKafka();
                var limits = new MessageLimits(stack.kafka(), topics)) {
            limits.raise(ROOM);
            JsonObject config = Rewritten.of(kafka, trial.id()).config();
            trial.untilFault();
            var before = PoisonCounts.now(stack);
            var lines = LogLines.now(stack);
            String standing = standing();
            trial.fault();
            kafka.sendText("register", "poison", "poison");
            trial.detect(
                    "the first is counted",
                    SEEN,
                    () -> PoisonCounts.now(stack).minus(before).atOrchestrator(),
                    n -> n >= 1);
            PoisonCounts written = poison(kafka, config);
            trial.heal();
            trial.recover(
                    "all " + written.atOrchestrator() + " counted, at drivers, too",
                    CATCHES_UP,
                    () -> PoisonCounts.now(stack).minus(before),
                    written::isReachedBy);
            trial.row().says("tests and drivers", standing, standing());
            trial.awaitEnd();
            trial.count("COMPLETED", 0);
            tell(trial, written, PoisonCounts.now(stack).minus(before), lines);
            trial.decide();
        }
        stack.settle();
    }

    /** What was written and must be counted. */
    private PoisonCounts poison(RawKafka kafka, JsonObject config) {
        var byTopic = new HashMap<>(Map.of("register", 1L));
        long ofDrivers = 0;
        for (Place place : PLACES) {
            var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
            for (int i = 0; i < Pace.repeats(20, 1); i++) {
                records.addAll(place.poison().small(config, random));
            }
            records.addAll(place.poison().large(config, random));
            kafka.sendAll(records);
            byTopic.merge(place.poison().topic(), (long) records.size(), Long::sum);
            ofDrivers += place.isReadByDrivers() ? records.size() : 0;
        }
        var byDriver = new HashMap<String, Long>();
        for (String node : stack.nodeIds()) {
            byDriver.put(node, ofDrivers);
        }
        return new PoisonCounts(byTopic, byDriver);
    }

    private void tell(FaultTrial trial, PoisonCounts written, PoisonCounts counted, LogLines lines) {
        var said = lines.since(stack);
        String reasons = stack.api()
                .get("/api/diagnostics")
                .doc()
                .at("bad_records.trigger")
                .toString();
        var gaps =
                stack.api().get("/api/tests/" + trial.id() + "/timeline").doc().list("gaps");
        trial.row()
                .says("counted", written.byTopic().toString(), counted.byTopic().toString())
                .says(
                        "at drivers",
                        written.byDriver().toString(),
                        counted.byDriver().toString())
                .remark("on trigger " + reasons)
                .holds("gaps " + gaps, gaps.isEmpty())
                .holds("log lines " + said, said.values().stream().allMatch(count -> count <= MOST_LINES));
        long all = PoisonCounts.now(stack).atOrchestrator();
        Await.until(
                "bad records at /metrics",
                METERS,
                () -> Meters.of(stack.orchestrator()).badRecords(),
                m -> m >= all);
    }

    /** What must not change. */
    private String standing() {
        var tests = stack.api().get("/api/tests").expect(200).doc().list("tests").stream()
                .map(test -> test.text("test_id") + " " + test.text("state"))
                .toList();
        var drivers = stack.api().drivers().values().stream()
                .map(driver -> driver.text("node_id") + " " + driver.text("state") + " " + driver.flag("alive"))
                .toList();
        return tests.get(0) + " and " + (tests.size() - 1) + " more (" + tests.hashCode() + "), " + drivers;
    }
}
