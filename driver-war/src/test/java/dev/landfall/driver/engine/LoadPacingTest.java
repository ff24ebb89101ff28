package dev.landfall.driver.engine;

import static dev.landfall.driver.engine.TestServer.OK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.driver.engine.Loads.Result;
import dev.landfall.stats.Measure;
import dev.landfall.stats.NotSentReason;
import dev.landfall.stats.RequestCounts;
import dev.landfall.workload.Arrivals;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadPacingTest {

    private NettyLoadEngine engine = Loads.engine(2);

    @AfterEach
    void close() {
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aClosedModelSendsItsCountExactlyOverConnectionsItKeeps(boolean nativeTransport) {
        engine.close();
        engine = new NettyLoadEngine(new EngineSettings(2, nativeTransport, 1000, "0"));
        try (TestServer server = TestServer.answering(OK)) {
            Result result = Loads.to(server).count(3000).concurrency(7).run(engine);
            assertAllSucceeded(result, 3000);
            assertThat(server.requests).hasValue(3000);
            assertThat(server.connections).hasValue(7);
            assertThat(result.measure(Measure.RESPONSE_TIME).getTotalCount()).isEqualTo(3000);
            assertThat(result.measure(Measure.SERVICE_TIME).getTotalCount()).isEqualTo(3000);
            assertThat(result.measure(Measure.SEND_DELAY).getMaxValue()).isZero();
            assertThat(result.measure(Measure.SEND_LAG).getTotalCount()).isEqualTo(3000);
            assertThat(result.measure(Measure.FAILED_RESPONSE_TIME).getTotalCount())
                    .isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFixedDelaySendsItsCountExactlyAndStartsNoneEarly(boolean nativeTransport) {
        engine.close();
        engine = new NettyLoadEngine(new EngineSettings(2, nativeTransport, 1000, "0"));
        try (TestServer server = TestServer.answering(OK)) {
            Result result = Loads.to(server).everyMillis(5).count(100).run(engine);
            assertAllSucceeded(result, 100);
            assertThat(server.sequences)
                    .isEqualTo(LongStream.range(0, 100).boxed().collect(Collectors.toSet()));
            assertThat(result.totals().lastCompletion()).isGreaterThanOrEqualTo(Duration.ofMillis(495));
            assertThat(result.measure(Measure.SEND_DELAY).getTotalCount()).isEqualTo(100);
        }
    }

    @Test
    void anArrivalRateSchedulesExactlyWhatLiesWithinTheDuration() {
        try (TestServer server = TestServer.answering(OK)) {
            Result result = Loads.to(server)
                    .perSecond(1000, Arrivals.CONSTANT)
                    .millis(700)
                    .concurrency(50)
                    .run(engine);
            assertAllSucceeded(result, 700);
            assertThat(server.requests).hasValue(700);
        }
    }

    @Test
    void poissonArrivalsKeepTheirCount() {
        try (TestServer server = TestServer.answering(OK)) {
            Result result = Loads.to(server)
                    .perSecond(2000, Arrivals.POISSON)
                    .count(501)
                    .concurrency(50)
                    .run(engine);
            assertAllSucceeded(result, 501);
        }
    }

    @Test
    void virtualUsersPauseAfterTheirAnswers() {
        try (TestServer server = TestServer.answering(OK)) {
            Result result =
                    Loads.to(server).thinkingMillis(20).concurrency(3).count(16).run(engine);
            assertAllSucceeded(result, 16);
            assertThat(server.connections).hasValue(3);
            // Six rounds of three at least, so five pauses of at least one user.
            assertThat(result.totals().lastCompletion()).isGreaterThanOrEqualTo(Duration.ofMillis(100));
        }
    }

    @Test
    void aDurationEndsAClosedModel() {
        try (TestServer server = TestServer.answering(OK)) {
            Result result = Loads.to(server).millis(200).concurrency(2).run(engine);
            RequestCounts counts = result.totals().counts();
            assertThat(counts.sent())
                    .isPositive()
                    .isEqualTo(server.requests.get())
                    .isEqualTo(counts.succeeded());
            assertThat(result.totals().last().end()).isGreaterThanOrEqualTo(Duration.ofMillis(200));
        }
    }

    @Test
    void usesNoMoreLoopsThanThereIsConcurrency() {
        try (TestServer server = TestServer.answering(OK)) {
            assertAllSucceeded(Loads.to(server).count(500).concurrency(1).run(engine), 500);
            assertThat(server.connections).hasValue(1);
        }
    }

    // One connection, an arrival every 5 ms, the first answer takes a second: the others wait in the driver, and that
    // is
    // response time.
    @Test
    void aStallOfTheTargetShowsInResponseTimeAlthoughRequestsCouldNotBeSent() {
        try (TestServer server = TestServer.serving(request -> {
            if (request.index() == 0) {
                Loads.pause(1000);
            }
            request.send(OK);
        })) {
            Result result =
                    Loads.to(server).everyMillis(5).count(40).concurrency(1).run(engine);
            assertAllSucceeded(result, 40);
            long slow = Duration.ofMillis(500).toNanos();
            assertThat(result.over(Measure.SERVICE_TIME, slow)).isEqualTo(1);
            assertThat(result.over(Measure.RESPONSE_TIME, slow)).isGreaterThanOrEqualTo(35);
            assertThat(result.over(Measure.SEND_DELAY, slow)).isGreaterThanOrEqualTo(35);
            assertThat(result.over(Measure.SEND_LAG, slow))
                    .as("no slot was free: not the driver's fault")
                    .isLessThanOrEqualTo(3);
        }
    }

    @Test
    void goesOnSendingOverFreeConnectionsWhileOneStalls() {
        engine.close();
        engine = Loads.engine(1);
        CountDownLatch served = new CountDownLatch(49);
        try (TestServer server = TestServer.serving(request -> {
            if (request.connection() == 0) {
                Loads.await(served, Duration.ofSeconds(4));
            } else {
                served.countDown();
            }
            request.send(OK);
        })) {
            Result result =
                    Loads.to(server).everyMillis(2).count(50).concurrency(2).run(engine);
            assertAllSucceeded(result, 50);
            assertThat(served.getCount()).isZero();
        }
    }

    @Test
    void arrivalsThatFindNoSlotWithinTheTimeoutAreNotSent() {
        try (TestServer server = TestServer.serving(request -> {})) {
            Result result = Loads.to(server)
                    .everyMillis(5)
                    .count(60)
                    .concurrency(2)
                    .timeoutMillis(100)
                    .run(engine);
            RequestCounts counts = result.totals().counts();
            assertThat(counts.scheduled()).isEqualTo(60);
            assertThat(counts.notSent()).containsKey(NotSentReason.BACKLOG);
            assertThat(counts.sent() + counts.notSentTotal()).isEqualTo(60);
            assertThat(counts.failed()).isEqualTo(counts.sent());
            assertThat(counts.sent()).isEqualTo(server.requests.get()).isPositive();
            assertThat(result.measure(Measure.RESPONSE_TIME).getTotalCount()).isEqualTo(counts.sent());
        }
    }

    @Test
    void theLongestTimeCutsOffWhatWaits() {
        try (TestServer server = TestServer.serving(request -> {
            Loads.pause(400);
            request.send(OK);
        })) {
            Result result = Loads.to(server)
                    .everyMillis(10)
                    .count(1000)
                    .maxMillis(200)
                    .concurrency(1)
                    .run(engine);
            assertThat(result.totals().counts().scheduled()).isEqualTo(20);
            assertThat(result.totals().counts().sent()).isEqualTo(1);
            assertThat(result.totals().counts().notSent()).isEqualTo(Map.of(NotSentReason.TIME_LIMIT, 19L));
        }
    }

    private static void assertAllSucceeded(Result result, long count) {
        assertThat(result.totals().counts())
                .isEqualTo(new RequestCounts(count, count, count, 0, 0, Map.of(), Map.of()));
    }
}
