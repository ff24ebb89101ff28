package dev.landfall.driver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.driver.engine.Loads.Result;
import dev.landfall.stats.ErrorClass;
import dev.landfall.stats.RequestCounts;
import dev.landfall.workload.HttpVersion;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A target that answers late is not a link that is dead: a ping tells one from the other. */
class Http2PulseTest {

    private final NettyLoadEngine engine = Loads.engine(1);

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void aLinkOverWhichNothingComesAnyMoreIsReplacedOnceAPingHadItsTime() {
        try (Http2TestServer server = Http2TestServer.serving(exchange -> {
            if (exchange.connection() > 0 || exchange.index < 3) {
                exchange.answer(200, 4);
            }
        })) {
            server.answersPings = false;
            Result result = loads(server).count(10).concurrency(1).run(engine);
            RequestCounts counts = result.totals().counts();
            assertThat(counts.errors())
                    .as("one to ping for, one for the ping")
                    .isEqualTo(Map.of(ErrorClass.TIMEOUT, 2L));
            assertThat(counts.succeeded()).isEqualTo(8);
            assertThat(server.connections).hasValue(2);
            assertThat(server.pings).hasValue(1);
        }
    }

    @Test
    void aLinkOfATargetThatIsSlowButThereIsKept() {
        try (Http2TestServer server = Http2TestServer.serving(exchange -> {})) {
            Result result = loads(server).count(6).concurrency(1).run(engine);
            assertThat(result.totals().counts().errors()).isEqualTo(Map.of(ErrorClass.TIMEOUT, 6L));
            assertThat(result.totals().counts().reconnects()).isZero();
            assertThat(server.connections).hasValue(1);
            assertThat(server.pings.get()).isBetween(1, 6);
        }
    }

    private static Loads loads(Http2TestServer server) {
        return Loads.to("http://127.0.0.1:" + server.port() + "/ping")
                .version(HttpVersion.HTTP_2)
                .timeoutMillis(250);
    }
}
