package dev.landfall.driver.engine;

import static dev.landfall.driver.engine.TestServer.OK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.driver.core.Load;
import dev.landfall.driver.engine.Loads.Result;
import dev.landfall.driver.engine.TestServer.Request;
import dev.landfall.stats.ErrorClass;
import dev.landfall.stats.Measure;
import dev.landfall.stats.NotSentReason;
import dev.landfall.stats.RequestCounts;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A chain of redirects is one request, goes nowhere else, and always ends. */
class LoadRedirectsTest {

    private static final int COUNT = 6;

    private final List<Request> seen = new CopyOnWriteArrayList<>();
    private final NettyLoadEngine engine = Loads.engine(1);

    @AfterEach
    void close() {
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/end?x=1", "end?x=1", "http://127.0.0.1:PORT/end?x=1", "//127.0.0.1:PORT/a/../end?x=1#f"})
    void areFollowedOverTheSameConnectionAsOneRequest(String location) {
        try (TestServer server = redirecting("/ping", location)) {
            Result result = Loads.to(server)
                    .followingRedirects()
                    .count(COUNT)
                    .concurrency(1)
                    .run(engine);
            assertAllSucceed(result);
            assertThat(server.requests).hasValue(2 * COUNT);
            assertThat(server.connections).hasValue(1);
            assertThat(server.sequences).hasSize(COUNT);
            assertThat(seen.get(1).line()).isEqualTo("GET /end?x=1 HTTP/1.1");
            assertThat(seen.get(0).headers()).doesNotContainKey("Landfall-Hop");
            assertThat(seen.get(1).headers())
                    .containsEntry("Landfall-Hop", "1")
                    .containsEntry("Landfall-Seq", seen.get(0).headers().get("Landfall-Seq"));
            assertThat(result.measure(Measure.SERVICE_TIME).getTotalCount()).isEqualTo(COUNT);
        }
    }

    @Test
    void areAnswersLikeOthersUnlessThePlanAsksForMore() {
        try (TestServer server = redirecting("/ping", "/end")) {
            assertAllSucceed(Loads.to(server).count(COUNT).run(engine));
            assertThat(server.requests).hasValue(COUNT);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "301, POST, GET, ''",
        "302, POST, GET, ''",
        "303, POST, GET, ''",
        "303, PUT, GET, ''",
        "303, HEAD, HEAD, ''",
        "301, PUT, PUT, body",
        "302, GET, GET, body",
        "307, POST, POST, body",
        "308, POST, POST, body",
    })
    void keepOrChangeTheMethodAsBrowsersDo(int status, String method, String followed, String body) {
        try (TestServer server = TestServer.serving(request -> {
            seen.add(request);
            boolean first = request.line().contains(" /ping ");
            String length = request.line().startsWith("HEAD") ? "7" : "0";
            request.send(
                    first
                            ? "HTTP/1.1 " + status + " x\r\nLocation: /end\r\nContent-Length: " + length + "\r\n\r\n"
                            : "HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n");
        })) {
            assertAllSucceed(Loads.to(server)
                    .followingRedirects()
                    .method(method, "body")
                    .count(COUNT)
                    .concurrency(1)
                    .run(engine));
            assertThat(seen.get(1).line()).isEqualTo(followed + " /end HTTP/1.1");
            assertThat(seen.get(1).body()).isEqualTo(body);
        }
    }

    @Test
    void goOnOverANewConnectionWhereTheTargetClosesTheOld() {
        try (TestServer server = TestServer.serving(request -> {
            seen.add(request);
            if (request.line().contains("/ping")) {
                request.send("HTTP/1.1 302 x\r\nLocation: /end\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
                request.close();
            } else {
                request.send(OK);
            }
        })) {
            Result result = Loads.to(server)
                    .followingRedirects()
                    .count(COUNT)
                    .concurrency(1)
                    .run(engine);
            assertAllSucceed(result);
            assertThat(server.sequences).hasSize(COUNT);
            assertThat(server.requests).hasValue(2 * COUNT);
            assertThat(result.totals().counts().reconnects()).isEqualTo(COUNT);
        }
    }

    @Test
    void endWithTheStatusOfTheLastAnswer() {
        try (TestServer server = TestServer.serving(request -> request.send(
                request.line().contains("/ping")
                        ? "HTTP/1.1 302 x\r\nLocation: /gone\r\nContent-Length: 0\r\n\r\n"
                        : "HTTP/1.1 404 x\r\nContent-Length: 0\r\n\r\n"))) {
            assertAllFail(Loads.to(server), ErrorClass.HTTP_4XX);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:PORT/end",
                "https://127.0.0.1:PORT/end",
                "http://127.0.0.1/end",
                "//192.0.2.1/end",
                "http://user@127.0.0.1:PORT/end",
                "mailto:a@b",
                "/a b",
                "\\evil",
                "",
                "/ping",
                "#same",
            })
    void thatLeadElsewhereNowhereOrInACircleAreErrors(String location) {
        try (TestServer server = redirecting("/ping", location)) {
            assertAllFail(Loads.to(server), ErrorClass.REDIRECT);
            assertThat(server.requests).hasValue(COUNT);
            assertThat(server.connections).hasValueLessThanOrEqualTo(2);
        }
    }

    @Test
    void withoutALocationAreErrorsAndKeepTheConnection() {
        try (TestServer server = TestServer.answering("HTTP/1.1 302 x\r\nContent-Length: 0\r\n\r\n")) {
            assertAllFail(Loads.to(server), ErrorClass.REDIRECT);
            assertThat(server.connections).hasValue(2);
        }
    }

    @Test
    void areFollowedTenTimesAndNoMore() {
        try (TestServer server = counting(10)) {
            assertAllSucceed(Loads.to(server).followingRedirects().count(COUNT).run(engine));
            assertThat(server.requests).hasValue(11 * COUNT);
        }
        try (TestServer server = counting(11)) {
            assertAllFail(Loads.to(server), ErrorClass.REDIRECT);
            assertThat(server.requests).hasValue(11 * COUNT);
        }
    }

    @Test
    void haveOneTimeOutForTheWholeChain() {
        try (TestServer server = TestServer.serving(request -> {
            Loads.pause(60);
            int at = number(request);
            request.send("HTTP/1.1 302 x\r\nLocation: /" + (at + 1) + "\r\nContent-Length: 0\r\n\r\n");
        })) {
            Result result = assertAllFail(Loads.to(server).timeoutMillis(100), ErrorClass.TIMEOUT);
            assertThat(result.measure(Measure.SERVICE_TIME).getMinValue()).isGreaterThanOrEqualTo(99_900_000);
        }
    }

    @Test
    void areNotFollowedOnceTheLoadIsStopped() {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        try (TestServer server = TestServer.serving(request -> {
            asked.countDown();
            Loads.await(stopped, Duration.ofSeconds(5));
            request.send("HTTP/1.1 302 x\r\nLocation: /end\r\nContent-Length: 0\r\n\r\n");
        })) {
            Load load = engine.prepare(Loads.to(server)
                    .followingRedirects()
                    .millis(60_000)
                    .concurrency(1)
                    .order());
            Loads.await(load.prepared());
            load.start(System.nanoTime());
            Loads.await(asked, Duration.ofSeconds(5));
            load.stop(NotSentReason.STOPPED, Duration.ofSeconds(5));
            Loads.pause(50); // else the answer may overtake the stop
            stopped.countDown();
            Result result = Loads.finish(load);
            assertThat(result.totals().counts().errors()).isEqualTo(Map.of(ErrorClass.CUT, 1L));
            assertThat(server.requests).hasValue(1);
        }
    }

    private TestServer redirecting(String from, String location) {
        TestServer[] self = new TestServer[1];
        self[0] = TestServer.serving(request -> {
            seen.add(request);
            String there = location.replace("PORT", String.valueOf(self[0].port()));
            request.send(
                    request.line().contains(from)
                            ? "HTTP/1.1 302 Found\r\nLocation: " + there + "\r\nContent-Length: 4\r\n\r\ngone"
                            : OK);
        });
        return self[0];
    }

    /** Redirects this many times, then answers. */
    private static TestServer counting(int redirects) {
        return TestServer.serving(request -> {
            int at = number(request);
            request.send(
                    at == redirects
                            ? OK
                            : "HTTP/1.1 307 x\r\nLocation: /" + (at + 1) + "\r\nContent-Length: 0\r\n\r\n");
        });
    }

    private static int number(Request request) throws IOException {
        String path = request.line().split(" ", -1)[1].substring(1);
        return path.equals("ping") ? 0 : Integer.parseInt(path);
    }

    private static void assertAllSucceed(Result result) {
        RequestCounts counts = result.totals().counts();
        assertThat(counts.errors()).isEmpty();
        assertThat(counts.sent()).isEqualTo(COUNT).isEqualTo(counts.succeeded()).isEqualTo(counts.scheduled());
    }

    private Result assertAllFail(Loads loads, ErrorClass error) {
        Result result = loads.followingRedirects().count(COUNT).concurrency(2).run(engine);
        RequestCounts counts = result.totals().counts();
        assertThat(counts.errors()).isEqualTo(Map.of(error, (long) COUNT));
        assertThat(counts.sent()).isEqualTo(COUNT);
        return result;
    }
}
