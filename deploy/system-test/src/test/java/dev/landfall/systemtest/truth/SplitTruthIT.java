package dev.landfall.systemtest.truth;

import dev.landfall.systemtest.harness.Await;
import dev.landfall.systemtest.harness.Doc;
import dev.landfall.systemtest.harness.Plan;
import dev.landfall.systemtest.harness.RawKafka;
import dev.landfall.systemtest.harness.RawKafka.Tail;
import dev.landfall.systemtest.harness.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The same latencies reported by one driver, by two, up to eight: what is read from the merged histograms is the same to the last digit. */
@Tag("truth")
@Order(104)
@Timeout(300)
@ExtendWith(SharedTruthStack.class)
class SplitTruthIT {
    private static final int DRIVERS = 8;
    private static final int SAMPLES = 20_000;
    private static final long SEED = 8;
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final TruthStack stack;

    SplitTruthIT(TruthStack stack) {
        this.stack = stack;
    }

    @Test
    void anySplitOverOneToEightDriversGivesTheSameFigures() {
        long[] samples = skewed();
        var latencies = new ArrayList<String>();
        try (RawKafka kafka = stack.kafka();
                Tail configs = kafka.tail("test_config")) {
            List<RecordedDriver> all = IntStream.rangeClosed(1, DRIVERS)
                    .mapToObj(i -> new RecordedDriver(kafka, "recorded-" + i))
                    .toList();
            for (int count = 1; count <= DRIVERS; count++) {
                all.forEach(driver -> driver.beat("IDLE"));
                latencies.add(latencyOf(all.subList(0, count), configs, samples));
            }
            all.forEach(RecordedDriver::leave);
        }
        Doc whole = Doc.parse(latencies.get(0));
        new Row("one set of latencies split over 1 to 8 drivers")
                .near("count", SAMPLES, 0, whole.whole("response_time.count"))
                .near("different answers", 1, 0, latencies.stream().distinct().count())
                .told("min", whole.number("response_time.min"))
                .told("p50", whole.number("response_time.p50"))
                .told("p99_99", whole.number("response_time.p99_99"))
                .told("max", whole.number("response_time.max"))
                .decide();
    }

    /** From microseconds to seconds, in ns: the exponent is even. */
    private static long[] skewed() {
        var random = new SplittableRandom(SEED);
        return LongStream.range(0, SAMPLES)
                .map(i -> Math.round(Math.exp(random.nextDouble(Math.log(1e3), Math.log(5e9)))))
                .toArray();
    }

    private String latencyOf(List<RecordedDriver> drivers, Tail configs, long... samples) {
        String[] names = drivers.stream().map(RecordedDriver::nodeId).toArray(String[]::new);
        stack.settle(names);
        Plan plan = Plan.avalanche("http://127.0.0.1:9/").durationMillis(1_000).on(names);
        String id = stack.trials().create(plan);
        long epoch = configs.await("config", LIMIT, doc -> doc.text("test_id").equals(id))
                .whole("epoch");
        drivers.forEach(driver -> driver.take(id, epoch));
        awaitState(id, "READY", drivers);
        stack.api().post("/api/tests/" + id + "/trigger").expect(202);
        awaitState(id, "RUNNING", drivers);
        publish(drivers, samples);
        drivers.forEach(RecordedDriver::leaveTest);
        drivers.forEach(driver -> driver.beat("IDLE"));
        return stack.trials().end(id).report().at("latency").toString();
    }

    /** Beats with it until the test is there too. */
    private void awaitState(String id, String state, List<RecordedDriver> drivers) {
        Await.until(
                "test " + id + " " + state,
                LIMIT,
                () -> {
                    drivers.forEach(driver -> driver.beat("READY"));
                    return stack.api().test(id).text("state");
                },
                state::equals);
    }

    /** Every sample to one of them, by lot. */
    private static void publish(List<RecordedDriver> drivers, long... samples) {
        var random = new SplittableRandom(SEED + drivers.size());
        int[] lots = random.ints(samples.length, 0, drivers.size()).toArray();
        for (int i = 0; i < drivers.size(); i++) {
            int lot = i;
            drivers.get(i)
                    .publish(IntStream.range(0, samples.length)
                            .filter(sample -> lots[sample] == lot)
                            .mapToLong(sample -> samples[sample])
                            .toArray());
        }
    }
}
