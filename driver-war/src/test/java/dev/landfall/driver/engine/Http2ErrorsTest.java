package dev.landfall.driver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.driver.engine.Loads.Result;
import dev.landfall.stats.ErrorClass;
import dev.landfall.stats.RequestCounts;
import dev.landfall.workload.HttpVersion;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a target of HTTP/2 does ends in one class; where one answer is at fault, the link carries on. */
class Http2ErrorsTest {

    private static final int COUNT = 8;

    private final NettyLoadEngine engine = new NettyLoadEngine(new EngineSettings(1, true, 100_000, "test"));

    @AfterEach
    void theEngineStillRunsACleanLoad() {
        try (Http2TestServer server = Http2TestServer.answering()) {
            Result clean = to(server).count(50).run(engine);
            assertThat(clean.totals().counts()).isEqualTo(new RequestCounts(50, 50, 50, 0, 0, Map.of(), Map.of()));
        }
        engine.close();
    }

    @ParameterizedTest
    @CsvSource({
        "REFUSED_STREAM, RESET",
        "CANCEL, RESET",
        "INTERNAL_ERROR, RESET",
        "NO_ERROR, RESET",
        "ENHANCE_YOUR_CALM, RESET",
        "PROTOCOL_ERROR, PROTOCOL",
        "HTTP_1_1_REQUIRED, PROTOCOL"
    })
    void aStreamThatTheTargetResets(Http2Error code, ErrorClass error) {
        assertEachFails(exchange -> exchange.reset(code), error);
    }

    @Test
    void statusesOf4xxAnd5xx() {
        assertEachFails(exchange -> exchange.answer(404, 4), ErrorClass.HTTP_4XX);
        assertEachFails(exchange -> exchange.answer(503, 0), ErrorClass.HTTP_5XX);
    }

    @Test
    void answersOfAnImpossibleForm() {
        assertEachFails(exchange -> exchange.data(4, true), ErrorClass.PROTOCOL);
        assertEachFails(exchange -> exchange.head(101, true), ErrorClass.PROTOCOL);
        assertEachFails(exchange -> exchange.head(100, true), ErrorClass.PROTOCOL);
        assertEachFails(
                exchange -> exchange.headers(new DefaultHttp2Headers().add("a", "b"), true), ErrorClass.PROTOCOL);
        assertEachFails(exchange -> exchange.head(200, true, "content-length", "5"), ErrorClass.PROTOCOL);
        assertEachFails(exchange -> exchange.head(200, true, "content-length", "x"), ErrorClass.PROTOCOL);
        assertEachFails(exchange -> exchange.head(200, true, "connection", "close"), ErrorClass.PROTOCOL);
        assertEachFails(exchange -> exchange.head(200, true, "Upper", "case"), ErrorClass.PROTOCOL);
        assertEachFails(exchange -> exchange.head(200, true, "a", "b\u0000c"), ErrorClass.PROTOCOL);
        assertEachFails(
                exchange -> {
                    exchange.head(204, false);
                    exchange.data(4, true);
                },
                ErrorClass.PROTOCOL);
        assertEachFails(
                exchange -> {
                    exchange.head(200, false, "content-length", "3");
                    exchange.data(4, true);
                },
                ErrorClass.PROTOCOL);
        assertEachFails(
                exchange -> {
                    exchange.head(200, false);
                    exchange.headers(new DefaultHttp2Headers().add("a", "b"), false);
                },
                ErrorClass.PROTOCOL);
    }

    @Test
    void bodiesOverTheLimit() {
        assertEachFails(
                exchange -> {
                    exchange.head(200, false);
                    exchange.body(100_001);
                },
                ErrorClass.BODY_TOO_LARGE);
        assertEachFails(exchange -> exchange.head(200, false, "content-length", "100001"), ErrorClass.BODY_TOO_LARGE);
    }

    @Test
    void headersOverTheLimit() {
        Http2Headers many = new DefaultHttp2Headers().status("200");
        for (int i = 0; i < 10_000; i++) {
            many.add("name-" + i, "value");
        }
        assertEachFails(exchange -> exchange.headers(many, true), ErrorClass.HEADERS_TOO_LARGE);
        assertEachFails(exchange -> exchange.head(200, true, "a", "x".repeat(1 << 20)), ErrorClass.HEADERS_TOO_LARGE);
        assertEachFails(
                exchange -> {
                    for (int i = 0; i < 3000; i++) {
                        exchange.head(103, false);
                    }
                },
                ErrorClass.HEADERS_TOO_LARGE);
    }

    @Test
    void timeOutsCancelTheStreamAndKeepTheLink() {
        try (Http2TestServer server = Http2TestServer.serving(exchange -> {
            if (exchange.index % 2 == 1) {
                exchange.answer(200, 4);
            }
        })) {
            Result result =
                    to(server).timeoutMillis(50).count(10).concurrency(1).run(engine);
            assertThat(result.totals().counts().succeeded()).isEqualTo(5);
            assertThat(result.totals().counts().errors()).isEqualTo(Map.of(ErrorClass.TIMEOUT, 5L));
            assertThat(server.connections).hasValue(1);
            assertThat(server.resets).hasSize(5).containsOnly(Http2Error.CANCEL.code());
        }
    }

    @Test
    void goAwayLetsTheStreamsBeforeItFinishAndCountsOneReconnect() {
        try (Http2TestServer server = Http2TestServer.serving(exchange -> {
            if (exchange.connection() == 0 && exchange.index == 19) {
                exchange.goAway(Integer.MAX_VALUE, Http2Error.NO_ERROR);
            }
            exchange.later(10, () -> exchange.answer(200, 4));
        })) {
            Result result = to(server).count(100).concurrency(10).run(engine);
            assertThat(result.totals().counts()).isEqualTo(new RequestCounts(100, 100, 100, 0, 1, Map.of(), Map.of()));
            assertThat(server.connections).hasValue(2);
        }
    }

    @Test
    void streamsThatAGoAwayLeavesOutAreNotSentAgain() {
        try (Http2TestServer server = Http2TestServer.serving(exchange -> {
            if (exchange.connection() == 0 && exchange.index == 9) {
                exchange.goAway(exchange.stream - 2 * 3, Http2Error.NO_ERROR);
                exchange.later(10, exchange::close);
            } else if (exchange.connection() > 0) {
                exchange.answer(200, 4);
            } else if (exchange.index < 5) {
                exchange.answer(200, 4);
            } else if (exchange.index == 5) {
                exchange.later(5, () -> exchange.answer(200, 4));
            }
        })) {
            Result result = to(server).count(40).concurrency(5).run(engine);
            RequestCounts counts = result.totals().counts();
            assertThat(counts.sent()).isEqualTo(40).isEqualTo(counts.succeeded() + counts.failed());
            assertThat(counts.errors()).isEqualTo(Map.of(ErrorClass.STALE_CONNECTION, 4L));
            assertThat(server.connections).hasValue(2);
        }
    }

    @Test
    void closedBeforeInAndBetweenAnswers() {
        assertAllFail(Http2TestPeer.Exchange::close, ErrorClass.EMPTY_REPLY);
        assertAllFail(Http2TestPeer.Exchange::breakOff, ErrorClass.RESET);
        assertAllFail(
                exchange -> {
                    exchange.head(200, false);
                    exchange.close();
                },
                ErrorClass.TRUNCATED);
    }

    @Test
    void framesThatMeanNothing() {
        assertAllFail(Http2TestPeer.Exchange::push, ErrorClass.PROTOCOL);
        assertAllFail(exchange -> exchange.raw("HTTP/1.1 200 OK\r\n\r\n".getBytes()), ErrorClass.PROTOCOL);
        byte[] dataOfStream99 = {0, 0, 1, 0, 1, 0, 0, 0, 99, 7};
        assertAllFail(exchange -> exchange.raw(dataOfStream99), ErrorClass.PROTOCOL);
    }

    @Test
    void aTargetThatDoesNotSpeakHttp2() {
        try (TestServer server = TestServer.answering("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")) {
            Loads loads = Loads.to(server).version(HttpVersion.HTTP_2);
            Result result = loads.count(COUNT).concurrency(2).run(engine);
            assertThat(result.totals().counts().errors()).isEqualTo(Map.of(ErrorClass.PROTOCOL, 8L));
        }
    }

    @Test
    void aTargetThatNeverTellsItsSettings() {
        try (Http2TestServer server = Http2TestServer.answering()) {
            server.tellsSettings = false;
            Result result = to(server).timeoutMillis(60).count(4).concurrency(2).run(engine);
            assertThat(result.totals().counts().errors()).isEqualTo(Map.of(ErrorClass.CONNECT_TIMEOUT, 4L));
            assertThat(server.requests).hasValue(0);
        }
    }

    @Test
    void nobodyListens() {
        Loads loads = Loads.to("http://127.0.0.1:1/").version(HttpVersion.HTTP_2);
        Result result = loads.count(COUNT).concurrency(2).run(engine);
        assertThat(result.totals().counts().errors()).isEqualTo(Map.of(ErrorClass.CONNECT_REFUSED, 8L));
    }

    @Test
    void anEarlyAnswerEndsTheUpload() {
        try (Http2TestServer server = Http2TestServer.serving(exchange -> exchange.answer(413, 4))) {
            server.eager = true;
            server.makesRoom = false;
            Result result = to(server)
                    .method("POST", "x".repeat(100_000))
                    .count(COUNT)
                    .concurrency(1)
                    .run(engine);
            assertThat(result.totals().counts().errors()).isEqualTo(Map.of(ErrorClass.HTTP_4XX, 8L));
            assertThat(server.connections).hasValue(1);
            assertThat(server.resets).as("the last one may still be on its way").hasSizeBetween(COUNT - 1, COUNT);
        }
    }

    private static Loads to(Http2TestServer server) {
        return Loads.to("http://127.0.0.1:" + server.port() + "/ping").version(HttpVersion.HTTP_2);
    }

    /** Each request fails alone: the link stays. */
    private void assertEachFails(Http2TestServer.Script script, ErrorClass error) {
        assertThat(connectionsOfFailures(script, error)).isEqualTo(1);
    }

    /** Each request fails, and so does its link. */
    private void assertAllFail(Http2TestServer.Script script, ErrorClass error) {
        assertThat(connectionsOfFailures(script, error)).isEqualTo(COUNT);
    }

    private int connectionsOfFailures(Http2TestServer.Script script, ErrorClass error) {
        try (Http2TestServer server = Http2TestServer.serving(script)) {
            Result result =
                    to(server).count(COUNT).concurrency(1).timeoutMillis(2000).run(engine);
            assertThat(result.totals().counts().errors()).isEqualTo(Map.of(error, (long) COUNT));
            return server.connections.get();
        }
    }
}
