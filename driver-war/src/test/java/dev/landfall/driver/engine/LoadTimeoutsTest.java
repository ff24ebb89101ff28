package dev.landfall.driver.engine;

import static dev.landfall.driver.engine.TestServer.OK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.driver.engine.Loads.Result;
import dev.landfall.stats.ErrorClass;
import dev.landfall.stats.Measure;
import dev.landfall.stats.RequestCounts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoadTimeoutsTest {

    private static final int COUNT = 6;

    private final NettyLoadEngine engine = Loads.engine(1);

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void theFirstByteHasATimeOfItsOwn() {
        try (TestServer server = TestServer.serving(request -> {})) {
            Result result = Loads.to(server)
                    .firstByteTimeoutMillis(40)
                    .timeoutMillis(5000)
                    .count(COUNT)
                    .concurrency(2)
                    .run(engine);
            assertThat(result.totals().counts().errors()).isEqualTo(Map.of(ErrorClass.TIMEOUT, (long) COUNT));
            assertThat(result.measure(Measure.SERVICE_TIME).getMinValue()).isGreaterThanOrEqualTo(39_900_000);
            assertThat(result.measure(Measure.SERVICE_TIME).getMaxValue()).isLessThan(2_000_000_000);
        }
    }

    @Test
    void anAnswerThatHasBegunHasTheWholeTime() {
        try (TestServer server = TestServer.serving(request -> {
            request.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\no");
            Loads.pause(150);
            request.send("k");
        })) {
            Result result = Loads.to(server)
                    .firstByteTimeoutMillis(100)
                    .timeoutMillis(5000)
                    .count(COUNT)
                    .concurrency(COUNT)
                    .run(engine);
            assertThat(result.totals().counts().succeeded()).isEqualTo(COUNT);
        }
    }

    // The silent one is neither the first nor the last in flight, and those around it take longer than it may.
    @Test
    void aSilentAnswerIsFoundBetweenOthersThatHaveBegun() {
        try (TestServer server = TestServer.serving(request -> {
            if (request.headers().get("Landfall-Seq").endsWith("3")) {
                return;
            }
            request.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\no");
            Loads.pause(300);
            request.send("k");
        })) {
            Result result = Loads.to(server)
                    .firstByteTimeoutMillis(150)
                    .timeoutMillis(5000)
                    .count(COUNT)
                    .concurrency(COUNT)
                    .run(engine);
            RequestCounts counts = result.totals().counts();
            assertThat(counts.succeeded()).isEqualTo(COUNT - 1);
            assertThat(counts.errors()).isEqualTo(Map.of(ErrorClass.TIMEOUT, 1L));
            assertThat(result.measure(Measure.SERVICE_TIME).getMinValue()).isLessThan(290_000_000);
        }
    }

    @Test
    void aRedirectIsAFirstByte() {
        try (TestServer server = TestServer.serving(request -> {
            if (request.line().contains("/ping")) {
                request.send("HTTP/1.1 302 x\r\nLocation: /slow\r\nContent-Length: 0\r\n\r\n");
            } else {
                Loads.pause(150);
                request.send(OK);
            }
        })) {
            Result result = Loads.to(server)
                    .followingRedirects()
                    .firstByteTimeoutMillis(100)
                    .count(COUNT)
                    .concurrency(COUNT)
                    .run(engine);
            assertThat(result.totals().counts().succeeded()).isEqualTo(COUNT);
        }
    }

    @Test
    void connectingHasATimeOfItsOwnWithTheHandshakeInIt() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 100, InetAddress.getLoopbackAddress())) {
            Result result = Loads.to("https://127.0.0.1:" + silent.getLocalPort() + "/")
                    .insecure()
                    .connectTimeoutMillis(50)
                    .timeoutMillis(5000)
                    .everyMillis(1)
                    .count(COUNT)
                    .concurrency(2)
                    .run(engine);
            assertThat(result.totals().counts().errors()).isEqualTo(Map.of(ErrorClass.CONNECT_TIMEOUT, (long) COUNT));
            assertThat(result.measure(Measure.FAILED_RESPONSE_TIME).getMaxValue())
                    .isLessThan(2_000_000_000);
        }
    }

    @Test
    void aConnectionThatIsOpenIsNotGivenUp() {
        try (TestServer server = TestServer.serving(request -> {
            Loads.pause(120);
            request.send(OK);
        })) {
            Result result = Loads.to(server)
                    .connectTimeoutMillis(50)
                    .count(COUNT)
                    .concurrency(COUNT)
                    .run(engine);
            assertThat(result.totals().counts().succeeded()).isEqualTo(COUNT);
        }
    }

    @Test
    void aConnectionThatWasGivenUpIsReplacedWithoutBeingCounted() {
        try (TestServer server = TestServer.serving(request -> {
            if (request.connection() == 0) {
                request.send("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
                request.close();
            } else if (request.connection() > 1) {
                request.send(OK);
            }
        })) {
            Result result =
                    Loads.to(server).timeoutMillis(200).count(3).concurrency(1).run(engine);
            assertThat(result.totals().counts().errors()).isEqualTo(Map.of(ErrorClass.TIMEOUT, 1L));
            assertThat(result.totals().counts().reconnects())
                    .as("the one that the target closed")
                    .isEqualTo(1);
            assertThat(server.connections).hasValue(3);
        }
    }

    @Test
    void bodiesOfAnyBytesAreSentAsTheyAre() {
        byte[] bytes = {0, (byte) 0xff, '\r', '\n', (byte) 0xc3};
        try (TestServer server = TestServer.serving(request -> {
            boolean right = request.headers().get("Content-Length").equals("5")
                    && request.body().startsWith("\u0000\ufffd\r\n");
            request.send(right ? OK : "HTTP/1.1 400 x\r\nContent-Length: 0\r\n\r\n");
        })) {
            Result result = Loads.to(server)
                    .method("PUT", null)
                    .bytes(bytes)
                    .count(COUNT)
                    .run(engine);
            assertThat(result.totals().counts().succeeded()).isEqualTo(COUNT);
        }
    }
}
