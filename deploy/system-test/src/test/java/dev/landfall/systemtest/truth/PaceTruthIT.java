package dev.landfall.systemtest.truth;

import static org.junit.jupiter.api.Assertions.assertAll;

import dev.landfall.systemtest.harness.Doc;
import dev.landfall.systemtest.harness.Plan;
import dev.landfall.systemtest.harness.Row;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** When requests are sent, as the oracle sees them come: it answers at once. */
@Tag("truth")
@Order(102)
@Timeout(600)
@ExtendWith(SharedTruthStack.class)
class PaceTruthIT {
    private static final int RATE = 10_000;
    private static final int SECONDS = 30;

    private final TruthStack stack;

    PaceTruthIT(TruthStack stack) {
        this.stack = stack;
    }

    @Test
    void aThousandRequestsEveryTenMillisecondsTakeJustUnderTenSeconds() {
        Evidence evidence = new Trial(
                        stack,
                        "1000 at 10 ms",
                        OracleSettings.delaying(0, 0),
                        url -> Plan.tsunami(url, 10).count(1_000).on("driver-1"))
                .runAndTell();
        double seconds = evidence.result().requests("completed")
                / evidence.result().report().number("throughput.mean_rps");
        double answer = evidence.latency("response_time.p50") / 1_000;
        new Row("1000 requests at 10 ms, seconds")
                .near("first to last answer", 9.99 + answer, 0.02, seconds)
                .near(
                        "first to last arrival",
                        9.99,
                        0.02,
                        (evidence.log().lastNanos() - evidence.log().firstNanos()) / 1e9)
                .decide();
    }

    @Test
    void tenThousandASecondAreSentWhenTheyAreDue() {
        Evidence evidence = new Trial(
                        stack,
                        "10,000/s",
                        OracleSettings.delaying(0, 0),
                        url -> Plan.avalanche(url)
                                .with("throughput_per_driver", RATE)
                                .durationMillis(1_000 * SECONDS)
                                .with("warm_up_ms", 10_000)
                                .on("driver-1"))
                .runAndTell();
        List<Doc> seconds = evidence.result().timeline().list("seconds");
        double sent = seconds.subList(0, SECONDS).stream()
                .mapToLong(s -> s.whole("sent"))
                .average()
                .orElseThrow();
        var rate = new Row("10,000/s on one loop, requests/s")
                .near("sent", RATE, RATE * 0.001, sent)
                .near("arrived", RATE, RATE * 0.001, evidence.log().rate());
        var lag = new Row("10,000/s on one loop, send_lag in ms")
                .atMost("p99", 1 + evidence.control().at(0.99), evidence.latency("send_lag.p99"))
                .told("p99_9", evidence.latency("send_lag.p99_9"))
                .told("max", evidence.latency("send_lag.max"));
        var spacing = new Row("10,000/s on one loop, spacing at the server in ms")
                .told("p50", evidence.log().spacing().at(0.5))
                .told("p99", evidence.log().spacing().at(0.99))
                .told("max", evidence.log().spacing().max())
                .told("coefficient of variation", evidence.log().spacing().variation());
        assertAll(rate::decide, lag::decide, spacing::decide);
    }
}
