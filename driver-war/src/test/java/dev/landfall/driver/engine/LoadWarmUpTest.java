package dev.landfall.driver.engine;

import static dev.landfall.driver.engine.TestServer.OK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.driver.engine.Loads.Result;
import dev.landfall.stats.Measure;
import dev.landfall.stats.NotSentReason;
import dev.landfall.stats.RequestCounts;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The warm-up is the same load, counted apart, whatever is on its way when it ends. */
class LoadWarmUpTest {

    private final NettyLoadEngine engine = Loads.engine(2);

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void everyArrivalBelongsToWhereItIsDue() {
        try (TestServer server = TestServer.answering(OK)) {
            Result result =
                    Loads.to(server).everyMillis(5).warmUpMillis(200).count(30).run(engine);
            assertAllSucceeded(result, 30);
            RequestCounts warmUp = result.totals().warmUp();
            assertThat(warmUp.scheduled()).isEqualTo(40).isEqualTo(warmUp.sent() + warmUp.notSentTotal());
            assertThat(warmUp.succeeded()).isEqualTo(warmUp.sent());
            assertThat(server.requestsOf("warm-up")).isEqualTo((int) warmUp.sent());
            assertThat(server.requestsOf("steady")).isEqualTo(30);
            assertThat(server.sequences).hasSize(server.requests.get());
            assertThat(result.measure(Measure.SEND_DELAY).getTotalCount()).isEqualTo(30);
        }
    }

    @Test
    void arrivalsThatStillWaitAtItsEndAreNotSent() {
        try (TestServer server = TestServer.serving(request -> {
            if (request.headers().containsKey("Landfall-Phase")) {
                Loads.pause(300);
            }
            request.send(OK);
        })) {
            Result result = Loads.to(server)
                    .everyMillis(10)
                    .concurrency(1)
                    .warmUpMillis(200)
                    .count(1)
                    .run(engine);
            assertAllSucceeded(result, 1);
            RequestCounts warmUp = result.totals().warmUp();
            assertThat(warmUp.scheduled()).isEqualTo(20);
            assertThat(warmUp.sent()).isEqualTo(1);
            assertThat(warmUp.notSent()).isEqualTo(Map.of(NotSentReason.TIME_LIMIT, 19L));
        }
    }

    @Test
    void aRequestThatIsAnsweredLateStillBelongsToIt() {
        try (TestServer server = TestServer.serving(request -> {
            if (request.headers().containsKey("Landfall-Phase")) {
                Loads.pause(450);
            }
            request.send(OK);
        })) {
            Result result =
                    Loads.to(server).warmUpMillis(300).count(5).concurrency(2).run(engine);
            assertAllSucceeded(result, 5);
            assertThat(result.totals().warmUp().sent()).isEqualTo(2);
            assertThat(result.totals().warmUp().succeeded()).isEqualTo(2);
        }
    }

    @Test
    void itsReconnectsAreItsOwn() {
        try (TestServer server = TestServer.serving(request -> {
            request.send("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
            request.close();
        })) {
            Result result = Loads.to(server)
                    .thinkingMillis(20)
                    .concurrency(1)
                    .warmUpMillis(150)
                    .count(5)
                    .run(engine);
            long counted = result.totals().counts().reconnects();
            assertThat(counted)
                    .as("before each but the first, whose connection was there")
                    .isBetween(4L, 5L);
            assertThat(result.totals().warmUp().reconnects() + counted).isEqualTo(server.connections.get() - 1);
        }
    }

    private static void assertAllSucceeded(Result result, long count) {
        assertThat(result.totals().counts())
                .isEqualTo(new RequestCounts(count, count, count, 0, 0, Map.of(), Map.of()));
    }
}
