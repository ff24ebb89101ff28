package dev.landfall.driver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.driver.core.Load;
import dev.landfall.driver.engine.Loads.Result;
import dev.landfall.stats.ErrorClass;
import dev.landfall.stats.Measure;
import dev.landfall.stats.NotSentReason;
import dev.landfall.stats.RequestCounts;
import dev.landfall.workload.Arrivals;
import dev.landfall.workload.HttpVersion;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Loads over HTTP/2 that go well. */
class Http2LoadTest {

    private final NettyLoadEngine engine = Loads.engine(1);

    @AfterEach
    void close() {
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void countsAreExactOverEpollAndNio(boolean epoll) {
        try (Http2TestServer server = Http2TestServer.answering();
                NettyLoadEngine other = new NettyLoadEngine(new EngineSettings(2, epoll, 1000, "test"))) {
            Result result = to(server).count(2000).concurrency(20).run(other);
            assertThat(result.totals().counts())
                    .isEqualTo(new RequestCounts(2000, 2000, 2000, 0, 0, Map.of(), Map.of()));
            assertThat(server.requests).hasValue(2000);
            assertThat(server.sequences).hasSize(2000);
            assertThat(server.connections).as("one link for each event loop").hasValue(2);
            assertThat(server.settingsAcks).hasValue(2);
            assertThat(result.measure(Measure.SERVICE_TIME).getTotalCount()).isEqualTo(2000);
        }
    }

    @Test
    void requestsNameThemselvesInLowerCase() {
        try (Http2TestServer server = Http2TestServer.answering()) {
            to(server)
                    .header("X-Thing", "One")
                    .warmUpMillis(40)
                    .everyMillis(10)
                    .count(3)
                    .run(engine);
            Http2Headers first = server.heads.get(0);
            assertThat(first.method()).hasToString("GET");
            assertThat(first.scheme()).hasToString("http");
            assertThat(first.authority()).hasToString("127.0.0.1:" + server.port());
            assertThat(first.path()).hasToString("/ping");
            assertThat(text(first, "user-agent")).isEqualTo("Landfall/test");
            assertThat(text(first, "x-thing")).isEqualTo("One");
            assertThat(text(first, "landfall-test")).isEqualTo("test-1");
            assertThat(text(first, "landfall-node")).isEqualTo("node%201");
            assertThat(text(first, "landfall-seq")).isEqualTo("0000000000000000");
            assertThat(text(first, "landfall-phase")).isEqualTo("warm-up");
            Http2Headers last = server.heads.get(server.heads.size() - 1);
            assertThat(last.contains("landfall-phase")).isFalse();
            assertThat(text(last, "landfall-seq")).isEqualTo("%016d".formatted(server.heads.size() - 1));
        }
    }

    @Test
    void theWarmUpIsCountedApart() {
        try (Http2TestServer server = Http2TestServer.answering()) {
            Result result = to(server).warmUpMillis(60).count(50).concurrency(3).run(engine);
            assertThat(result.totals().counts().succeeded()).isEqualTo(50);
            assertThat(result.totals().warmUp().sent()).isPositive().isEqualTo(server.requests.get() - 50);
        }
    }

    @Test
    void headersOverOneFrameGoOn() {
        try (Http2TestServer server = Http2TestServer.answering()) {
            String large = "\u00e9".repeat(7_000); // of no use to compress
            Loads loads = to(server);
            for (int i = 0; i < 5; i++) {
                loads.header("X-Large-" + i, large);
            }
            assertAllSucceed(loads);
            assertThat(text(server.heads.get(19), "x-large-4")).isEqualTo(large);
            assertThat(server.sequences).hasSize(20);
        }
    }

    @Test
    void interimAnswersAreNotTheEnd() {
        try (Http2TestServer server = Http2TestServer.serving(exchange -> {
            exchange.head(100, false);
            exchange.head(103, false, "link", "</a>");
            exchange.answer(200, 10);
        })) {
            assertAllSucceed(to(server));
        }
    }

    @Test
    void answersWithoutABody() {
        try (Http2TestServer server = Http2TestServer.serving(exchange -> {
            exchange.head(exchange.index % 2 == 0 ? 204 : 304, true, "content-length", "5");
        })) {
            assertAllSucceed(to(server));
        }
        try (Http2TestServer server =
                Http2TestServer.serving(exchange -> exchange.head(200, true, "content-length", "5"))) {
            assertAllSucceed(to(server).method("HEAD", null));
        }
    }

    @Test
    void trailersEndAnAnswer() {
        try (Http2TestServer server = Http2TestServer.serving(exchange -> {
            exchange.head(200, false, "content-length", "4");
            exchange.data(4, false);
            exchange.headers(new DefaultHttp2Headers().add("grpc-status", "0"), true);
        })) {
            assertAllSucceed(to(server));
        }
    }

    @Test
    void pingsAreAnswered() {
        try (Http2TestServer server = Http2TestServer.serving(exchange -> {
            exchange.ping();
            exchange.later(1, () -> exchange.answer(200, 0));
        })) {
            assertAllSucceed(to(server));
            assertThat(server.pingAcks.get()).isBetween(16, 20);
        }
    }

    @Test
    void pushesAreRefusedInAdvance() {
        try (Http2TestServer server = Http2TestServer.answering()) {
            assertAllSucceed(to(server));
            assertThat(server.clientSettings.peek().pushEnabled()).isFalse();
        }
    }

    @Test
    void theOpenModelKeepsItsPace() {
        try (Http2TestServer server = Http2TestServer.answering()) {
            Result result = to(server)
                    .perSecond(1000, Arrivals.CONSTANT)
                    .count(300)
                    .concurrency(50)
                    .run(engine);
            assertThat(result.totals().counts().succeeded()).isEqualTo(300);
            assertThat(result.totals().lastCompletion()).isBetween(Duration.ofMillis(290), Duration.ofMillis(600));
            assertThat(server.connections).hasValue(1);
        }
    }

    @Test
    void redirectsAreFollowed() {
        try (Http2TestServer server = Http2TestServer.serving(exchange -> {
            if (exchange.head.path().toString().equals("/ping")) {
                exchange.head(302, true, "location", "/next");
            } else {
                exchange.answer(200, 4);
            }
        })) {
            Result result = to(server).followingRedirects().count(20).run(engine);
            assertThat(result.totals().counts().succeeded()).isEqualTo(20);
            assertThat(server.requests).hasValue(40);
            assertThat(server.sequences).hasSize(20);
            assertThat(server.heads)
                    .filteredOn(head -> head.contains("landfall-hop"))
                    .hasSize(20);
        }
    }

    @Test
    void aStopCutsWhatIsInFlightWhenTheDrainIsOver() {
        try (Http2TestServer server = Http2TestServer.serving(exchange -> {})) {
            Load load = engine.prepare(to(server).count(100).concurrency(5).order());
            Loads.await(load.prepared());
            load.start(System.nanoTime());
            while (server.requests.get() < 5) {
                Loads.pause(1);
            }
            load.stop(NotSentReason.STOPPED, Duration.ofMillis(20));
            Result result = Loads.finish(load);
            assertThat(result.totals().counts().errors()).isEqualTo(Map.of(ErrorClass.CUT, 5L));
        }
    }

    private static Loads to(Http2TestServer server) {
        return Loads.to("http://127.0.0.1:" + server.port() + "/ping").version(HttpVersion.HTTP_2);
    }

    private void assertAllSucceed(Loads loads) {
        Result result = loads.count(20).concurrency(4).run(engine);
        assertThat(result.totals().counts()).isEqualTo(new RequestCounts(20, 20, 20, 0, 0, Map.of(), Map.of()));
    }

    private static String text(Http2Headers headers, String name) {
        return headers.get(name).toString();
    }
}
