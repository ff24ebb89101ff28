package dev.landfall.driver.engine;

import static dev.landfall.driver.engine.TestServer.OK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.driver.engine.Loads.Result;
import dev.landfall.stats.ErrorClass;
import dev.landfall.stats.Measure;
import dev.landfall.stats.RequestCounts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a target does ends in one class, and leaves the engine fit for the next load. */
class LoadErrorsTest {

    private static final int COUNT = 8;

    private final NettyLoadEngine engine = new NettyLoadEngine(new EngineSettings(1, true, 100_000, "test"));

    @AfterEach
    void theEngineStillRunsACleanLoad() {
        try (TestServer server = TestServer.answering(OK)) {
            Result clean = Loads.to(server).count(50).run(engine);
            assertThat(clean.totals().counts()).isEqualTo(new RequestCounts(50, 50, 50, 0, 0, Map.of(), Map.of()));
        }
        engine.close();
    }

    @Test
    void answersOf4xxAnd5xxFailAndKeepTheConnection() {
        try (TestServer server = TestServer.serving(request -> request.send("HTTP/1.1 "
                + (request.index() % 2 == 0 ? "404 Not Found" : "503 Busy") + "\r\nContent-Length: 0\r\n\r\n"))) {
            Result result = Loads.to(server).count(COUNT).concurrency(1).run(engine);
            assertThat(result.totals().counts().errors())
                    .isEqualTo(Map.of(ErrorClass.HTTP_4XX, 4L, ErrorClass.HTTP_5XX, 4L));
            assertThat(server.connections).hasValue(1);
            assertThat(result.measure(Measure.RESPONSE_TIME).getTotalCount()).isZero();
            assertThat(result.measure(Measure.FAILED_RESPONSE_TIME).getTotalCount())
                    .isEqualTo(COUNT);
            assertThat(result.measure(Measure.SEND_LAG).getTotalCount()).isEqualTo(COUNT);
        }
    }

    @Test
    void nobodyListens() {
        TestServer gone = TestServer.answering(OK);
        gone.close();
        assertAllFail(Loads.to(gone), ErrorClass.CONNECT_REFUSED);
    }

    @Test
    void inTheOpenModelEveryArrivalIsOneAttemptAndOneError() {
        TestServer gone = TestServer.answering(OK);
        gone.close();
        Result result = Loads.to(gone).everyMillis(2).count(100).run(engine);
        assertThat(result.totals().counts().scheduled()).isEqualTo(100);
        assertThat(result.totals().counts().errors()).isEqualTo(Map.of(ErrorClass.CONNECT_REFUSED, 100L));
    }

    @Test
    void theTargetCannotTakeMoreConnections() throws IOException {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<SocketChannel> fillers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                SocketChannel filler = SocketChannel.open();
                filler.configureBlocking(false);
                filler.connect(new InetSocketAddress(full.getInetAddress(), full.getLocalPort()));
                fillers.add(filler);
            }
            assertAllFail(
                    Loads.to("http://127.0.0.1:" + full.getLocalPort() + "/").timeoutMillis(60),
                    ErrorClass.CONNECT_TIMEOUT);
            for (SocketChannel filler : fillers) {
                filler.close();
            }
        }
    }

    @Test
    void neverAnswering() {
        try (TestServer server = TestServer.serving(request -> {})) {
            Result result = assertAllFail(Loads.to(server).timeoutMillis(50), ErrorClass.TIMEOUT);
            assertThat(result.measure(Measure.RESPONSE_TIME).getTotalCount()).isEqualTo(COUNT);
            assertThat(result.measure(Measure.SERVICE_TIME).getMinValue()).isGreaterThanOrEqualTo(49_900_000);
            assertThat(result.measure(Measure.FAILED_RESPONSE_TIME).getTotalCount())
                    .isZero();
            assertThat(server.connections).hasValue(COUNT);
        }
    }

    @Test
    void anAnswerThatStopsInTheMiddle() {
        assertFails("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhell", ErrorClass.TIMEOUT);
    }

    @Test
    void aResetBeforeTheAnswer() {
        try (TestServer server = TestServer.serving(TestServer.Request::reset)) {
            assertAllFail(Loads.to(server), ErrorClass.RESET);
        }
    }

    @Test
    void aResetInTheMiddleOfTheAnswer() {
        try (TestServer server = TestServer.serving(request -> {
            request.send("HTTP/1.1 200 OK\r\n\r\nas long as");
            Loads.pause(30); // else the reset may overtake the bytes
            request.reset();
        })) {
            assertAllFail(Loads.to(server), ErrorClass.RESET);
        }
    }

    @Test
    void aCloseWithoutAnAnswer() {
        try (TestServer server = TestServer.serving(TestServer.Request::close)) {
            assertAllFail(Loads.to(server), ErrorClass.EMPTY_REPLY);
        }
    }

    @Test
    void aCloseWithoutAnAnswerAfterAnEarlierOne() {
        try (TestServer server = TestServer.serving(request -> {
            if (request.index() == 0) {
                request.send(OK);
            } else {
                request.close();
            }
        })) {
            Result result = Loads.to(server).count(COUNT).concurrency(1).run(engine);
            assertThat(result.totals().counts().succeeded()).isEqualTo(COUNT / 2);
            assertThat(result.totals().counts().errors())
                    .isEqualTo(Map.of(ErrorClass.STALE_CONNECTION, (long) COUNT / 2));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nConte",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhell",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
            })
    void aCloseInTheMiddleOfTheAnswer(String answer) {
        try (TestServer server = TestServer.serving(request -> {
            request.send(answer);
            request.close();
        })) {
            assertAllFail(Loads.to(server), ErrorClass.TRUNCATED);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000\u0001\u0002",
                "220 mail.example ESMTP\r\n",
                OK + "x",
                OK + OK,
                "HTTP/1.1 204 No Content\r\n\r\nbody",
                "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nnonsense\r\n",
            })
    void anAnswerOfTheWrongForm(String answer) {
        assertFails(answer, ErrorClass.PROTOCOL);
    }

    @Test
    void headersWithoutEnd() {
        assertFails("HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(20_000), ErrorClass.HEADERS_TOO_LARGE);
        assertFails("HTTP/1.1 200 OK\r\nX: " + "y".repeat(1_000_000), ErrorClass.HEADERS_TOO_LARGE);
    }

    @Test
    void bodiesOverTheLimit() {
        assertFails("HTTP/1.1 200 OK\r\nContent-Length: 5000000000\r\n\r\n", ErrorClass.BODY_TOO_LARGE);
        assertFails("HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(200_000), ErrorClass.BODY_TOO_LARGE);
    }

    @Test
    void anAnswerBeforeTheRequestWasReadCounts() {
        try (TestServer server = TestServer.eager(connection -> {
            connection.send("HTTP/1.1 413 Too Large\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
            connection.finishSending();
        })) {
            assertAllFail(Loads.to(server).method("POST", "x".repeat(200_000)), ErrorClass.HTTP_4XX);
        }
    }

    private void assertFails(String answer, ErrorClass error) {
        try (TestServer server = TestServer.answering(answer)) {
            assertAllFail(Loads.to(server).timeoutMillis(error == ErrorClass.TIMEOUT ? 50 : 5000), error);
        }
    }

    private Result assertAllFail(Loads loads, ErrorClass error) {
        Result result = loads.count(COUNT).concurrency(2).run(engine);
        RequestCounts counts = result.totals().counts();
        assertThat(counts.errors()).isEqualTo(Map.of(error, (long) COUNT));
        assertThat(counts.sent()).isEqualTo(COUNT);
        assertThat(counts.succeeded()).isZero();
        assertThat(counts.inFlight()).isZero();
        return result;
    }
}
