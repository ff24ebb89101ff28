package dev.landfall.systemtest.truth;

import static org.junit.jupiter.api.Assertions.assertAll;

import dev.landfall.systemtest.harness.Doc;
import dev.landfall.systemtest.harness.Plan;
import dev.landfall.systemtest.oracle.Theory;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is reported of latency, in ms, against an oracle that says what it must be. */
@Tag("truth")
@Order(101)
@Timeout(900)
@ExtendWith(SharedTruthStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LatencyTruthIT {
    private static final Theory NEVER_QUEUED = new Theory(1, 100, 1_000.7, 0);
    private static final int LONG_MILLIS = 60_000;
    private static final int SHORT_MILLIS = 30_000;

    private final TruthStack stack;
    private double openP99 = NEVER_QUEUED.at(0.99);

    LatencyTruthIT(TruthStack stack) {
        this.stack = stack;
    }

    @Order(1)
    @Test
    void aFreezeIsFeltByAllWhoComeMeanwhileAndTheRateIsKept() {
        Evidence evidence = run("freeze 100 ms", OracleSettings.freezing(), 200, LONG_MILLIS);
        openP99 = evidence.latency("response_time.p99");
        var expected = new Expected(evidence, 200, OracleSettings.WAY_NANOS);
        assertAll(
                expected.closedForm("freeze 100 ms, 200 in flight", "response_time", NEVER_QUEUED, 5)::decide,
                expected.closedForm("freeze 100 ms, 200 in flight", "service_time", NEVER_QUEUED, 5)::decide,
                expected.loggedWindows("freeze 100 ms, 200 in flight", 5)::decide,
                rate(evidence)::decide);
    }

    /** All whole seconds but the first and the last. */
    private static Row rate(Evidence evidence) {
        List<Doc> seconds = evidence.result().timeline().list("seconds");
        int last = LONG_MILLIS / 1_000 - 1;
        double sent = seconds.subList(1, last).stream()
                .mapToLong(second -> second.whole("sent"))
                .average()
                .orElseThrow();
        return new Row("rate over the steady window, requests/s")
                .near("sent", Expected.RATE, Expected.RATE * 0.005, sent)
                .says("model", "OPEN", evidence.result().report().text("model"));
    }

    @Order(2)
    @Test
    void whoWaitsForAConnectionWaitsToo() {
        Evidence evidence = run("freeze 100 ms, 4 in flight", OracleSettings.freezing(), 4, LONG_MILLIS);
        var expected = new Expected(evidence, 4, OracleSettings.WAY_NANOS);
        Theory theory = new Theory(1, 100, 1_000.7, 0.25);
        Row service = new Row("freeze 100 ms, 4 in flight, service_time")
                .atMost("p99", 1 + 3, evidence.latency("service_time.p99"));
        assertAll(
                expected.closedForm("freeze 100 ms, 4 in flight", "response_time", theory, 5)::decide,
                expected.loggedWindows("freeze 100 ms, 4 in flight", 5)::decide,
                service::decide);
    }

    @Order(3)
    @Test
    void aFixedDelayIsMeasuredAsItIs() {
        Evidence evidence = run("fixed delay", OracleSettings.delaying(20, 20), 200, SHORT_MILLIS);
        var row = new Row("fixed delay of 20 ms, response_time")
                .over("p50", 20, 3, evidence.latency("response_time.p50"));
        for (String figure : List.of("p90", "p95", "p99", "p99_9")) {
            row.over(figure, 20, 8, evidence.latency("response_time." + figure));
        }
        row.decide();
    }

    @Order(4)
    @Test
    void spreadDelaysKeepTheirSpread() {
        Evidence evidence = run("uniform delay", OracleSettings.delaying(10, 110), 200, SHORT_MILLIS);
        var row = new Row("uniform delay of 10 to 110 ms, response_time by the closed form")
                .near("p50", 60, 4, evidence.latency("response_time.p50"))
                .near("p90", 100, 4, evidence.latency("response_time.p90"))
                .near("p95", 105, 4, evidence.latency("response_time.p95"))
                .near("p99", 109, 4, evidence.latency("response_time.p99"))
                .near("p99_9", 109.9, 4, evidence.latency("response_time.p99_9"));
        var expected = new Expected(evidence, 200, 0);
        row.near("max", 110, expected.gaps(1), 4, evidence.latency("response_time.max"));
        assertAll(row::decide, expected.loggedWindows("uniform delay of 10 to 110 ms", 4)::decide);
    }

    /** Ten users who each wait for their answer meet a freeze once each: what everybody else would have felt is not in the figures. */
    @Order(5)
    @Test
    void theClosedModelDoesNotSeeTheFreezesAndSaysThatItIsClosed() {
        Evidence evidence = new Trial(
                        stack,
                        "control",
                        OracleSettings.freezing(),
                        url -> Plan.avalanche(url)
                                .durationMillis(LONG_MILLIS)
                                .with("warm_up_ms", 5_000)
                                .with("concurrency_per_driver", 10)
                                .on("driver-1"))
                .runAndTell();
        new Row("control, AVALANCHE over 10 connections, response_time")
                .near("p50", 1, 5, evidence.latency("response_time.p50"))
                .near("p90", 1, 5, evidence.latency("response_time.p90"))
                .near("p95", 1, 5, evidence.latency("response_time.p95"))
                .atMost("p99", openP99 - 50, evidence.latency("response_time.p99"))
                .atLeast("p99_9", 90, evidence.latency("response_time.p99_9"))
                .atLeast("max", 101 - 5, evidence.latency("response_time.max"))
                .says("model", "CLOSED", evidence.result().report().text("model"))
                .decide();
    }

    private Evidence run(String name, OracleSettings settings, int concurrency, int millis) {
        return new Trial(
                        stack,
                        name,
                        settings,
                        url -> Plan.avalanche(url)
                                .with("throughput_per_driver", (long) Expected.RATE)
                                .durationMillis(millis)
                                .with("warm_up_ms", 5_000)
                                .with("concurrency_per_driver", concurrency)
                                .on("driver-1"))
                .runAndTell();
    }
}
