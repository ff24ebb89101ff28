package dev.landfall.systemtest.truth;

import static org.junit.jupiter.api.Assertions.assertAll;

import dev.landfall.systemtest.harness.Doc;
import dev.landfall.systemtest.harness.Plan;
import dev.landfall.systemtest.harness.Row;
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
    private static final int MILLIS = 60_000;

    private final TruthStack stack;
    private double openP99 = NEVER_QUEUED.at(0.99);

    LatencyTruthIT(TruthStack stack) {
        this.stack = stack;
    }

    @Order(1)
    @Test
    void aFreezeIsFeltByAllWhoComeMeanwhileAndTheRateIsKept() {
        Evidence evidence = run("freeze 100 ms", OracleSettings.freezing(), 200, MILLIS);
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
        int last = MILLIS / 1_000 - 1;
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
        Evidence evidence = run("freeze 100 ms, 4 in flight", OracleSettings.freezing(), 4, MILLIS);
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
        Evidence evidence = run("fixed delay", OracleSettings.delaying(20, 20), 200, MILLIS);
        var expected = new Expected(evidence, 200, 0);
        new Row("fixed delay of 20 ms, response_time")
                .over("p50", 20, 3, evidence.latency("response_time.p50"))
                .over("p90", 20, 8, evidence.latency("response_time.p90"))
                .over("p95", 20, 8, evidence.latency("response_time.p95"))
                .over("p99", 20, 8, evidence.latency("response_time.p99"))
                .near(
                        "p99_9",
                        20,
                        expected.gaps(0.999),
                        expected.hiccups(0.999),
                        8,
                        evidence.latency("response_time.p99_9"))
                .decide();
    }

    @Order(4)
    @Test
    void spreadDelaysKeepTheirSpread() {
        Evidence evidence = run("uniform delay", OracleSettings.delaying(10, 110), 200, MILLIS);
        var expected = new Expected(evidence, 200, 0);
        String name = "uniform delay of 10 to 110 ms";
        assertAll(
                expected.closedForm(name, "response_time", quantile -> 10 + 100 * quantile, 4)::decide,
                expected.loggedWindows(name, 4)::decide);
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
                                .durationMillis(MILLIS)
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
