package dev.landfall.driver.engine;

import static dev.landfall.driver.engine.TestServer.OK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.driver.engine.Loads.Result;
import dev.landfall.stats.RequestCounts;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadAnswersTest {

    private final NettyLoadEngine engine = Loads.engine(1);

    @AfterEach
    void close() {
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                OK,
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
                "HTTP/1.1 204 No Content\r\n\r\n",
                "HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\nok",
            })
    void keepsTheConnectionAfterEveryAnswerWithAnEnd(String answer) {
        try (TestServer server = TestServer.answering(answer)) {
            Result result = Loads.to(server).count(20).concurrency(1).run(engine);
            assertThat(result.totals().counts()).isEqualTo(succeeded(20, 0));
            assertThat(server.connections).hasValue(1);
        }
    }

    @Test
    void readsAnswersThatComeAByteAtATime() {
        try (TestServer server = TestServer.serving(request -> {
            for (char c : OK.toCharArray()) {
                request.send(String.valueOf(c));
            }
        })) {
            assertThat(Loads.to(server)
                            .count(20)
                            .concurrency(1)
                            .run(engine)
                            .totals()
                            .counts())
                    .isEqualTo(succeeded(20, 0));
        }
    }

    @Test
    void readsBodiesThatTakeManyReads() {
        String body = "x".repeat(3_000_000);
        try (TestServer server =
                TestServer.answering("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)) {
            assertThat(Loads.to(server)
                            .count(10)
                            .concurrency(2)
                            .run(engine)
                            .totals()
                            .counts())
                    .isEqualTo(succeeded(10, 0));
            assertThat(server.connections).hasValue(2);
        }
    }

    @Test
    void expectsNoBodyInTheAnswerToHead() {
        try (TestServer server = TestServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n")) {
            assertThat(Loads.to(server)
                            .method("HEAD", null)
                            .count(20)
                            .concurrency(1)
                            .run(engine)
                            .totals()
                            .counts())
                    .isEqualTo(succeeded(20, 0));
            assertThat(server.connections).hasValue(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/1.1 200 OK\r\n\r\nuntil the close",
                "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok",
            })
    void replacesAConnectionThatTheAnswerEndsAndCountsIt(String answer) {
        try (TestServer server = TestServer.serving(request -> {
            request.send(answer);
            request.close();
        })) {
            Result result = Loads.to(server).count(20).concurrency(1).run(engine);
            assertThat(result.totals().counts()).isEqualTo(succeeded(20, 19));
            assertThat(server.connections).hasValue(20);
        }
    }

    // The pause is long enough for the close to be seen before the next request.
    @Test
    void replacesAConnectionThatIsFoundClosedBeforeSending() {
        try (TestServer server = TestServer.serving(request -> {
            request.send(OK);
            request.close();
        })) {
            Result result =
                    Loads.to(server).thinkingMillis(300).count(4).concurrency(1).run(engine);
            assertThat(result.totals().counts()).isEqualTo(succeeded(4, 3));
            assertThat(server.connections).hasValue(4);
        }
    }

    @Test
    void replacesAConnectionOnWhichBytesCameThatNobodyAskedFor() {
        try (TestServer server = TestServer.serving(request -> {
            request.send(OK);
            Loads.pause(20);
            request.send("HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n");
        })) {
            Result result =
                    Loads.to(server).thinkingMillis(300).count(4).concurrency(1).run(engine);
            assertThat(result.totals().counts()).isEqualTo(succeeded(4, 3));
        }
    }

    @Test
    void sendsMethodHeadersAndBody() {
        AtomicReference<TestServer.Request> seen = new AtomicReference<>();
        try (TestServer server = TestServer.serving(request -> {
            seen.set(request);
            request.send(OK);
        })) {
            Loads.to(server)
                    .method("PUT", "b\u00f6dy")
                    .header("X-One", "1")
                    .count(1)
                    .run(engine);
        }
        assertThat(seen.get().line()).isEqualTo("PUT /ping HTTP/1.1");
        assertThat(seen.get().body()).isEqualTo("b\u00f6dy");
        assertThat(seen.get().headers())
                .containsEntry("X-One", "1")
                .containsEntry("User-Agent", "Landfall/test")
                .containsEntry("Landfall-Test", "test-1");
    }

    private static RequestCounts succeeded(long count, long reconnects) {
        return new RequestCounts(count, count, count, 0, reconnects, Map.of(), Map.of());
    }
}
