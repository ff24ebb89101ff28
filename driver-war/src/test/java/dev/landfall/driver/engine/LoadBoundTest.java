package dev.landfall.driver.engine;

import static dev.landfall.driver.engine.TestServer.OK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.driver.core.Load;
import dev.landfall.driver.core.LoadOrder;
import dev.landfall.driver.engine.Loads.Result;
import dev.landfall.stats.ErrorClass;
import dev.landfall.stats.NotSentReason;
import dev.landfall.stats.RequestCounts;
import dev.landfall.workload.HttpVersion;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A load sends nothing after the instant up to which it may. */
class LoadBoundTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final NettyLoadEngine engine = Loads.engine(1);

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void nothingIsSentOnceItsTimeIsOverAndWhatWaitsIsNotSentForTheReasonOfTheEnd() {
        try (TestServer server = TestServer.answering(OK)) {
            Load load = engine.prepare(
                    Loads.to(server).everyMillis(2).millis(60_000).order());
            Loads.await(load.prepared());
            load.sendUntil(System.nanoTime() - 1);
            load.start(System.nanoTime());
            Loads.pause(200);
            assertThat(load.progress().sent()).isZero();
            load.stop(NotSentReason.LEASE, PATIENCE);
            RequestCounts counts = Loads.finish(load).totals().counts();
            assertThat(server.requests).hasValue(0);
            assertThat(counts.sent()).isZero();
            assertThat(counts.scheduled()).isBetween(90L, 1000L).isEqualTo(counts.notSentTotal());
            assertThat(counts.notSent()).containsOnlyKeys(NotSentReason.LEASE);
        }
    }

    @Test
    void aLoadInItsWarmUpCountsWhatWasDueAfterIt() {
        try (TestServer server = TestServer.answering(OK)) {
            Load load = engine.prepare(Loads.to(server)
                    .everyMillis(2)
                    .warmUpMillis(100)
                    .millis(60_000)
                    .order());
            Loads.await(load.prepared());
            load.sendUntil(System.nanoTime() - 1);
            load.start(System.nanoTime());
            Loads.pause(300);
            load.stop(NotSentReason.LEASE, PATIENCE);
            RequestCounts counts = Loads.finish(load).totals().counts();
            assertThat(counts.scheduled()).isBetween(90L, 1000L).isEqualTo(counts.notSentTotal());
        }
    }

    @Test
    void aLaterInstantLetsItGoOn() {
        CountDownLatch some = new CountDownLatch(50);
        try (TestServer server = TestServer.serving(request -> {
            some.countDown();
            request.send(OK);
        })) {
            Load load = engine.prepare(
                    Loads.to(server).concurrency(2).millis(60_000).order());
            Loads.await(load.prepared());
            load.sendUntil(System.nanoTime() - 1);
            load.start(System.nanoTime());
            Loads.pause(50);
            assertThat(server.requests).hasValue(0);
            load.sendUntil(System.nanoTime() + PATIENCE.toNanos());
            Loads.await(some, PATIENCE);
            load.stop(NotSentReason.STOPPED, PATIENCE);
            Result result = Loads.finish(load);
            assertThat(result.totals().counts().succeeded()).isGreaterThanOrEqualTo(50);
        }
    }

    @Test
    void whatIsInFlightMayFinish() {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        try (TestServer server = TestServer.serving(request -> {
            asked.countDown();
            Loads.await(over, PATIENCE);
            request.send(OK);
        })) {
            Load load = engine.prepare(
                    Loads.to(server).concurrency(1).millis(60_000).order());
            Loads.await(load.prepared());
            load.start(System.nanoTime());
            Loads.await(asked, PATIENCE);
            load.sendUntil(System.nanoTime() - 1);
            Loads.pause(50); // else the answer may overtake the word
            over.countDown();
            load.stop(NotSentReason.LEASE, PATIENCE);
            RequestCounts counts = Loads.finish(load).totals().counts();
            assertThat(counts.sent()).isEqualTo(1).isEqualTo(counts.succeeded());
        }
    }

    // Else a driver that wakes up after a freeze would send what it had been about to send before.
    @Test
    void aRequestWhoseConnectionOpensTooLateIsCutAndNotSent() {
        try (Http2TestServer server = Http2TestServer.answering()) {
            server.settingsMayGo = new CountDownLatch(1);
            Load load = engine.prepare(waitingForTheConnectionTo(server));
            load.start(System.nanoTime());
            awaitSent(load);
            load.sendUntil(System.nanoTime() - 1);
            Loads.pause(50); // else the connection may overtake the word
            server.settingsMayGo.countDown();
            assertCutAndNotSent(load, server);
        }
    }

    @Test
    void noRequestFollowsAStopBecauseItsConnectionOpensThen() {
        try (Http2TestServer server = Http2TestServer.answering()) {
            server.settingsMayGo = new CountDownLatch(1);
            Load load = engine.prepare(waitingForTheConnectionTo(server));
            load.start(System.nanoTime());
            awaitSent(load);
            load.stop(NotSentReason.STOPPED, PATIENCE);
            Loads.pause(50); // else the connection may overtake the word
            server.settingsMayGo.countDown();
            assertCutAndNotSent(load, server);
        }
    }

    private static LoadOrder waitingForTheConnectionTo(Http2TestServer server) {
        return Loads.to("http://127.0.0.1:" + server.port() + "/")
                .version(HttpVersion.HTTP_2)
                .count(1)
                .concurrency(1)
                .order();
    }

    private static void awaitSent(Load load) {
        while (load.progress().sent() == 0) {
            Loads.pause(1);
        }
    }

    private static void assertCutAndNotSent(Load load, Http2TestServer server) {
        RequestCounts counts = Loads.finish(load).totals().counts();
        assertThat(counts.sent()).isEqualTo(1);
        assertThat(counts.errors()).isEqualTo(Map.of(ErrorClass.CUT, 1L));
        assertThat(server.requests).hasValue(0);
    }
}
