package dev.landfall.driver.engine;

import static dev.landfall.driver.engine.TestServer.OK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landfall.driver.core.Load;
import dev.landfall.driver.engine.Loads.Result;
import dev.landfall.stats.ErrorClass;
import dev.landfall.stats.Measure;
import dev.landfall.stats.NotSentReason;
import dev.landfall.stats.RequestCounts;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadStopTest {

    private static final Duration DRAIN = Duration.ofSeconds(5);

    private final NettyLoadEngine engine = Loads.engine(2);

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void aStopLetsWhatIsInFlightFinishAndSendsNothingMore() {
        CountDownLatch some = new CountDownLatch(200);
        try (TestServer server = TestServer.serving(request -> {
            some.countDown();
            request.send(OK);
        })) {
            Load load = started(Loads.to(server).millis(60_000).concurrency(4));
            Loads.await(some, DRAIN);
            load.stop(NotSentReason.STOPPED, DRAIN);
            Result result = Loads.finish(load);
            RequestCounts counts = result.totals().counts();
            assertThat(counts.sent()).isGreaterThanOrEqualTo(200).isEqualTo(server.requests.get());
            assertThat(counts.succeeded()).isEqualTo(counts.sent()).isEqualTo(counts.scheduled());
        }
    }

    @ParameterizedTest
    @CsvSource({"30000, 50", "50, 30000"})
    void aStopCutsWhatDoesNotFinishInTimeTheEarliestOfSeveral(long firstMillis, long secondMillis) {
        CountDownLatch sent = new CountDownLatch(3);
        try (TestServer server = TestServer.serving(request -> sent.countDown())) {
            Load load = started(
                    Loads.to(server).millis(60_000).timeoutMillis(60_000).concurrency(3));
            Loads.await(sent, DRAIN);
            load.stop(NotSentReason.STOPPED, Duration.ofMillis(firstMillis));
            load.stop(NotSentReason.STOPPED, Duration.ofMillis(secondMillis));
            Result result = Loads.finish(load);
            assertThat(result.totals().counts().errors()).isEqualTo(Map.of(ErrorClass.CUT, 3L));
            assertThat(result.measure(Measure.FAILED_RESPONSE_TIME).getTotalCount())
                    .isEqualTo(3);
            assertThat(result.measure(Measure.RESPONSE_TIME).getTotalCount()).isZero();
        }
    }

    @Test
    void arrivalsThatWaitAtAStopAreNotSentForItsReason() {
        CountDownLatch stopped = new CountDownLatch(1);
        try (TestServer server = TestServer.serving(request -> {
            Loads.await(stopped, DRAIN);
            request.send(OK);
        })) {
            Load load = started(Loads.to(server).everyMillis(2).count(100_000).concurrency(2));
            while (load.progress().scheduled() < 20) {
                Loads.pause(1);
            }
            load.stop(NotSentReason.LEASE, DRAIN);
            stopped.countDown();
            RequestCounts counts = Loads.finish(load).totals().counts();
            assertThat(counts.notSent()).containsOnlyKeys(NotSentReason.LEASE);
            assertThat(counts.scheduled()).isGreaterThanOrEqualTo(20).isLessThan(100_000);
            assertThat(counts.scheduled()).isEqualTo(counts.sent() + counts.notSentTotal());
            assertThat(counts.sent()).isEqualTo(counts.succeeded()).isEqualTo(server.requests.get());
        }
    }

    @Test
    void aStopBeforeTheStartEndsWithNothingSent() {
        try (TestServer server = TestServer.answering(OK)) {
            Load load = engine.prepare(Loads.to(server).count(10).order());
            Loads.await(load.prepared());
            load.stop(NotSentReason.STOPPED, DRAIN);
            load.start(System.nanoTime());
            Result result = Loads.finish(load);
            assertThat(result.totals().counts()).isEqualTo(RequestCounts.ZERO);
            assertThat(result.totals().last().end()).isZero();
            assertThat(server.requests).hasValue(0);
            assertThat(Loads.to(server).count(10).run(engine).totals().counts().succeeded())
                    .isEqualTo(10);
        }
    }

    @Test
    void aStopInTheWarmUpLeavesNothingThatCounts() {
        CountDownLatch warm = new CountDownLatch(10);
        try (TestServer server = TestServer.serving(request -> {
            warm.countDown();
            request.send(OK);
        })) {
            Load load =
                    started(Loads.to(server).everyMillis(5).warmUpMillis(60_000).count(10));
            Loads.await(warm, DRAIN);
            load.stop(NotSentReason.STOPPED, DRAIN);
            Result result = Loads.finish(load);
            assertThat(result.totals().counts()).isEqualTo(RequestCounts.ZERO);
            assertThat(result.totals().warmUp().sent())
                    .isEqualTo(server.requests.get())
                    .isGreaterThanOrEqualTo(10);
        }
    }

    @Test
    void startsAtTheInstantItIsToldAndNotBefore() {
        try (TestServer server = TestServer.answering(OK)) {
            Load load = engine.prepare(Loads.to(server).count(4).order());
            Loads.await(load.prepared());
            long start = System.nanoTime() + Duration.ofMillis(150).toNanos();
            load.start(start);
            Loads.finish(load);
            assertThat(server.connections).hasValue(4);
            assertThat(server.arrivals).hasSize(4).allMatch(arrival -> arrival - start >= 0);
        }
    }

    @Test
    void oneLoadAtATime() {
        try (TestServer server = TestServer.answering(OK)) {
            Load load = engine.prepare(Loads.to(server).count(10).order());
            assertThatThrownBy(() -> engine.prepare(Loads.to(server).count(10).order()))
                    .isInstanceOf(IllegalStateException.class);
            load.stop(NotSentReason.STOPPED, Duration.ZERO);
            Loads.finish(load);
        }
    }

    @Test
    void aLoadThatBrokeDownLeavesTheLoopsToTheNextAtOnce() {
        try (TestServer server = TestServer.answering(OK)) {
            NettyLoad broken = (NettyLoad) started(Loads.to(server).millis(60_000));
            CompletionStage<Load> next = broken.finished()
                    .handle((totals, failure) -> engine.prepare(
                            Loads.to(server).everyMillis(80).count(4).order()));
            broken.abandon(new IllegalStateException("broken"));
            Load load = Loads.await(next);
            Loads.await(load.prepared());
            load.start(System.nanoTime());
            assertThat(Loads.finish(load).totals().counts().succeeded()).isEqualTo(4);
        }
    }

    @Test
    void aPlanThatCannotBeSentCannotBePrepared() {
        Load secret = engine.prepare(
                Loads.to("http://127.0.0.1:1/").count(1).header("X-Key", "a\nb").order());
        assertThat(secret.prepared().toCompletableFuture()).isCompletedExceptionally();
        assertThat(Loads.finish(secret).totals().counts()).isEqualTo(RequestCounts.ZERO);
    }

    @Test
    void closingTheEngineEndsALoadAtOnce() {
        try (TestServer server = TestServer.serving(request -> {})) {
            Load load = started(Loads.to(server).millis(60_000));
            engine.close();
            assertThat(load.finished().toCompletableFuture()).isCompletedExceptionally();
            assertThatThrownBy(() -> engine.prepare(Loads.to(server).count(1).order()))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    private Load started(Loads loads) {
        Load load = engine.prepare(loads.order());
        Loads.await(load.prepared());
        load.start(System.nanoTime());
        return load;
    }
}
