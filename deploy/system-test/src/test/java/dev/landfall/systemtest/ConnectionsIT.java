package dev.landfall.systemtest;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.systemtest.harness.Await;
import dev.landfall.systemtest.harness.Nginx;
import dev.landfall.systemtest.harness.Plan;
import dev.landfall.systemtest.harness.RawKafka.Entry;
import dev.landfall.systemtest.harness.Result;
import dev.landfall.systemtest.harness.SharedStack;
import dev.landfall.systemtest.harness.Stack;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many connections at once, and one for very long. */
@Order(15)
@ExtendWith(SharedStack.class)
class ConnectionsIT {
    private static final int MANY = 3_000;
    private static final int LONG = 10_000;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** Beats come each second, and one that was due within half a second after another is not sent: up to 1.5 s, and some patience. */
    private static final long LONGEST_SILENCE_MILLIS = 1_900;

    private final Stack stack;
    private final String driver;

    ConnectionsIT(Stack stack) {
        this.stack = stack;
        this.driver = stack.nodeIds().get(0);
    }

    @Test
    void opensThreeThousandConnectionsInThePreparingPhaseWithoutMissingABeat() {
        try (var nginx = Nginx.http();
                var kafka = stack.kafka();
                var beats = kafka.tail("heartbeat")) {
            Await.until("a beat", LIMIT, () -> ofDriver(beats.entries()), seen -> !seen.isEmpty());
            String id = stack.trials()
                    .create(Plan.avalanche(nginx.url("/"))
                            .with("concurrency_per_driver", MANY)
                            .count(3 * MANY)
                            .on(driver));
            Await.until(
                    "all connections open before the trigger",
                    LIMIT,
                    () -> stack.api().test(id),
                    test -> test.text("state").equals("READY"));
            assertThat(nginx.connections()).as("as nginx counts them").isEqualTo(MANY);
            stack.api().post("/api/tests/" + id + "/trigger").expect(202);
            Result result = stack.trials().end(id);
            assertThat(result.requests("succeeded")).as("%s", result.report()).isEqualTo(3 * MANY);
            assertThat(result.requests("reconnects")).as("%s", result.report()).isZero();
            assertThat(nginx.served(id, 3 * MANY).stream()
                            .map(Nginx.Served::connection)
                            .distinct())
                    .hasSize(MANY);
            assertNoBeatMissing(Await.until(
                    "the driver idle again",
                    LIMIT,
                    () -> ofDriver(beats.entries()),
                    seen -> states(seen).endsWith("IDLE") && states(seen).contains("RUNNING")));
        }
    }

    @Test
    void sendsTenThousandRequestsOverOneConnectionToNginx() {
        try (var nginx = Nginx.http()) {
            Result result = stack.trials().run(overOneConnection(nginx.url("/")));
            assertThat(result.requests("reconnects")).as("%s", result.report()).isZero();
            assertThat(nginx.served(result.id(), LONG))
                    .hasSize(LONG)
                    .extracting(Nginx.Served::connection)
                    .containsOnly(nginx.served(result.id()).get(0).connection());
        }
    }

    @Test
    void sendsTenThousandRequestsOverOneConnectionToOurTarget() {
        Result result = stack.trials().run(overOneConnection(stack.ping()));
        assertThat(result.requests("succeeded")).as("%s", result.report()).isEqualTo(LONG);
        assertThat(result.requests("reconnects")).as("%s", result.report()).isZero();
    }

    private Plan overOneConnection(String url) {
        return Plan.avalanche(url).with("concurrency_per_driver", 1).count(LONG).on(driver);
    }

    private List<Entry> ofDriver(List<Entry> beats) {
        return beats.stream().filter(beat -> beat.key().equals(driver)).toList();
    }

    private static String states(List<Entry> beats) {
        return beats.stream().map(beat -> beat.doc().text("state")).collect(joining(" "));
    }

    /** By the broker's clock: no silence in which a beat was due, and as many as there were seconds. */
    private static void assertNoBeatMissing(List<Entry> beats) {
        for (int i = 1; i < beats.size(); i++) {
            assertThat(beats.get(i).loggedAt() - beats.get(i - 1).loggedAt())
                    .as("ms between beats %s and %s", beats.get(i - 1), beats.get(i))
                    .isLessThan(LONGEST_SILENCE_MILLIS);
        }
        assertThat(states(beats)).contains("PREPARING", "READY", "RUNNING");
        long millis = beats.get(beats.size() - 1).loggedAt() - beats.get(0).loggedAt();
        assertThat(beats.size()).as("beats in %d ms", millis).isGreaterThanOrEqualTo((int) (millis / 1_000));
    }
}
