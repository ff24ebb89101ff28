package dev.landfall.driver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.driver.core.Load;
import dev.landfall.driver.engine.Loads.Result;
import dev.landfall.stats.RequestCounts;
import dev.landfall.workload.HttpVersion;
import io.netty.handler.codec.http2.Http2Settings;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Slots share links as the target allows, and bodies move as windows allow. */
class Http2LimitsTest {

    private final NettyLoadEngine engine = Loads.engine(1);

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void linksOpenBeforeTheStartAndSlotsShareThem() {
        try (Http2TestServer server = Http2TestServer.answering()) {
            Load load = engine.prepare(to(server).count(500).concurrency(250).order());
            Loads.await(load.prepared());
            assertThat(server.connections).as("100 slots on each").hasValue(3);
            assertThat(server.requests).hasValue(0);
            load.start(System.nanoTime());
            assertThat(Loads.finish(load).totals().counts().succeeded()).isEqualTo(500);
            assertThat(server.connections).hasValue(3);
            assertThat(server.mostAtOnce.get()).isBetween(1, 100);
        }
    }

    @Test
    void noMoreStreamsThanTheTargetAllows() {
        try (Http2TestServer server = Http2TestServer.answering().with(new Http2Settings().maxConcurrentStreams(7))) {
            Result result = to(server).count(1000).concurrency(30).run(engine);
            assertThat(result.totals().counts().succeeded()).isEqualTo(1000);
            assertThat(result.totals().counts().reconnects()).isZero();
            assertThat(server.mostAtOnce.get()).isLessThanOrEqualTo(7);
            assertThat(server.connections).as("5 links for 30 slots").hasValue(5);
        }
    }

    @Test
    void aTargetThatAllowsLessInTheMiddleLosesNoSlot() {
        try (Http2TestServer server = Http2TestServer.serving(exchange -> {
            if (exchange.connection() == 0 && exchange.index == 100) {
                exchange.settings(new Http2Settings().maxConcurrentStreams(3));
            }
            exchange.later(2, () -> exchange.answer(200, 4));
        })) {
            Result result = to(server).count(1000).concurrency(20).run(engine);
            assertThat(result.totals().counts())
                    .isEqualTo(new RequestCounts(1000, 1000, 1000, 0, 0, Map.of(), Map.of()));
            assertThat(server.connections.get()).isBetween(2, 1 + 6);
        }
    }

    @Test
    void aTargetThatAllowsNothingForAWhileMakesSlotsWait() {
        try (Http2TestServer server = Http2TestServer.serving(exchange -> {
            if (exchange.connection() == 0 && exchange.index == 0) {
                exchange.settings(new Http2Settings().maxConcurrentStreams(0));
            }
            exchange.answer(200, 4);
        })) {
            Result result = to(server).count(100).concurrency(1).run(engine);
            assertThat(result.totals().counts().succeeded()).isEqualTo(100);
            assertThat(server.connections).hasValue(2);
        }
    }

    @Test
    void aLinkOnWhichTheTargetAllowsNothingMoreIsClosedAndNotKeptInVain() {
        AtomicInteger most = new AtomicInteger();
        try (Http2TestServer server = Http2TestServer.serving(exchange -> {
            exchange.settings(new Http2Settings().maxConcurrentStreams(0));
            exchange.later(5, () -> exchange.answer(200, 4));
        })) {
            Load load = engine.prepare(to(server).count(20).concurrency(1).order());
            Loads.await(load.prepared());
            load.start(System.nanoTime());
            while (!load.finished().toCompletableFuture().isDone()) {
                most.accumulateAndGet(server.openConnections.get(), Math::max);
                Loads.pause(1);
            }
            assertThat(Loads.finish(load).totals().counts().succeeded()).isEqualTo(20);
            assertThat(server.connections.get()).isBetween(20, 21);
            assertThat(most.get()).isBetween(1, 3);
        }
    }

    @Test
    void bodiesGoOutAsWindowsAllow() {
        try (Http2TestServer server = Http2TestServer.answering().with(new Http2Settings().initialWindowSize(1000))) {
            String body = "x".repeat(256 * 1024);
            Result result =
                    to(server).method("POST", body).count(40).concurrency(8).run(engine);
            assertThat(result.totals().counts().succeeded()).isEqualTo(40);
            assertThat(server.bodyBytes).hasValue(40L * 256 * 1024);
            assertThat(server.beyondWindow).hasValue(0);
            assertThat(server.heads.get(0).get("content-length").toString()).isEqualTo("262144");
        }
    }

    @Test
    void windowsMayGrowWithTheSettings() {
        try (Http2TestServer server = Http2TestServer.serving(exchange -> {
            exchange.settings(new Http2Settings().initialWindowSize(60_000));
            exchange.later(5, () -> exchange.answer(200, 4));
        })) {
            server.with(new Http2Settings().initialWindowSize(100));
            server.eager = true;
            server.makesRoom = false;
            Result result = to(server)
                    .method("PUT", "x".repeat(30_000))
                    .count(2)
                    .concurrency(2)
                    .run(engine);
            assertThat(result.totals().counts().succeeded()).isEqualTo(2);
            assertThat(server.bodyBytes).hasValue(60_000);
        }
    }

    @Test
    void bodiesOfAnswersAreThrownAwayAndRoomIsMadeForMore() {
        try (Http2TestServer server = Http2TestServer.serving(exchange -> {
                    exchange.head(200, false);
                    exchange.body(20_000_000);
                });
                NettyLoadEngine other = new NettyLoadEngine(new EngineSettings(1, true, 20_000_000, "test"))) {
            Result result =
                    to(server).count(6).concurrency(3).timeoutMillis(20_000).run(other);
            assertThat(result.totals().counts().succeeded()).isEqualTo(6);
            assertThat(server.windowUpdates.get())
                    .as("the first, 14 for the link, 2 for each stream")
                    .isBetween(12, 40);
        }
    }

    private static Loads to(Http2TestServer server) {
        return Loads.to("http://127.0.0.1:" + server.port() + "/ping").version(HttpVersion.HTTP_2);
    }
}
