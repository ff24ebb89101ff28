package dev.landfall.driver.engine;

import static dev.landfall.driver.engine.TestServer.OK;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.landfall.driver.core.FirstRequest;
import dev.landfall.driver.core.Load;
import dev.landfall.workload.Arrivals;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a load tells of its being alive. */
class LoadLifeTest {

    private final NettyLoadEngine engine = Loads.engine(2);

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void itsSignOfLifeRisesWhileItWaitsAndSendsAndAfterItsEnd() {
        try (TestServer server = TestServer.answering(OK)) {
            Load load = engine.prepare(Loads.to(server).everyMillis(5).count(40).order());
            Loads.await(load.prepared());
            assertRises(load);
            load.start(System.nanoTime());
            assertRises(load);
            Loads.await(load.finished());
            assertRises(load);
        }
    }

    @Test
    void itStandsStillWhileOneEventLoopDoesAndGoesOnWithIt() throws InterruptedException {
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch letGo = new CountDownLatch(1);
        Semaphore oneLoop = new Semaphore(1);
        // Heard on the event loop that was late, so this one stands still.
        LongConsumer holding = lag -> {
            if (oneLoop.tryAcquire()) {
                stuck.countDown();
                Loads.await(letGo, Duration.ofSeconds(30));
            }
        };
        try (NettyLoadEngine held = new NettyLoadEngine(EngineSettings.of(2, "test"), holding);
                TestServer server = TestServer.answering(OK)) {
            Load load = held.prepare(Loads.to(server).everyMillis(5).count(400).order());
            assertThat(stuck.await(30, SECONDS)).isTrue();
            Loads.pause(120);
            long before = load.signOfLife();
            Loads.pause(300);
            assertThat(load.signOfLife()).isEqualTo(before);
            letGo.countDown();
            assertRises(load);
        } finally {
            letGo.countDown();
        }
    }

    @Test
    void itsFirstRequestIsToldWhileItRunsAlsoWhenDiceSayWhen() {
        try (TestServer server = TestServer.answering(OK)) {
            Load load = engine.prepare(Loads.to(server)
                    .perSecond(200, Arrivals.POISSON)
                    .millis(400)
                    .order());
            Loads.await(load.prepared());
            assertThat(load.first()).isEmpty();
            load.start(System.nanoTime() + 20_000_000);
            await().until(() -> load.first().isPresent());
            FirstRequest first = load.first().orElseThrow();
            assertThat(first.intended()).isPositive();
            assertThat(first.sent()).isGreaterThanOrEqualTo(first.intended());
            Loads.await(load.finished());
            assertThat(load.first()).contains(first);
        }
    }

    private static void assertRises(Load load) {
        long before = load.signOfLife();
        await().until(() -> load.signOfLife() > before);
    }
}
