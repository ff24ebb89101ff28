package dev.landfall.driver.engine;

import static dev.landfall.driver.engine.TestServer.OK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.landfall.driver.engine.Loads.Result;
import dev.landfall.stats.RequestCounts;
import java.util.Map;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestClassOrder;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Everything a target may answer, one engine for all of it: each answer ends in the class that docs/user-guide.md names, in time, with
 * the connection kept or closed as it says there. After that the engine is as good as new.
 */
@Isolated("counts the sockets of the process")
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class AnswersOfTargetsTest {

    static final long BODY_LIMIT_BYTES = 4 << 20;

    private static final long HEAP_TOLERANCE_BYTES = 8 << 20;
    private static final int PATIENCE = 50;

    private static NettyLoadEngine engine;
    private static NettyLoadEngine engineOverNio;
    private static long socketsBefore;
    private static long heapBefore;

    @BeforeAll
    static void start() {
        engine = new NettyLoadEngine(new EngineSettings(1, true, BODY_LIMIT_BYTES, "test"));
        engineOverNio = new NettyLoadEngine(new EngineSettings(1, false, BODY_LIMIT_BYTES, "test"));
        runACleanTest(engine);
        runACleanTest(engineOverNio);
        socketsBefore = Footprint.knowsSockets() ? Footprint.sockets() : 0;
        heapBefore = Footprint.heapBytes();
    }

    @AfterAll
    static void close() {
        engine.close();
        engineOverNio.close();
    }

    static NettyLoadEngine engine() {
        return engine;
    }

    private static void runACleanTest(NettyLoadEngine engine) {
        try (TestServer server = TestServer.answering(OK)) {
            Result result = Loads.to(server).count(2000).concurrency(8).run(engine);
            assertThat(result.totals().counts())
                    .isEqualTo(new RequestCounts(2000, 2000, 2000, 0, 0, Map.of(), Map.of()));
            assertThat(server.requests).hasValue(2000);
            assertThat(server.connections).hasValue(8);
            Trial.awaitNoneOpen(server);
        }
    }

    @Nested
    class Unreachable extends UnreachableTargets {}

    @Nested
    class Lengths extends LengthAnswers {}

    @Nested
    class Chunks extends ChunkedAnswers {}

    @Nested
    class Bodiless extends BodilessAnswers {}

    @Nested
    class Final extends FinalAnswers {}

    @Nested
    class Malformed extends MalformedAnswers {}

    @Nested
    class Slow extends SlowAnswers {}

    @Nested
    class Early extends EarlyAnswers {}

    @Nested
    class Broken extends BrokenConnections {}

    // The two transports tell of broken connections in words of their own.
    @Nested
    class BrokenOverNio extends BrokenConnections {

        @Override
        NettyLoadEngine engine() {
            return engineOverNio;
        }
    }

    @Nested
    class Tls extends TlsAnswers {}

    @Nested
    @Order(Integer.MAX_VALUE)
    class AfterAllOfThem {

        @Test
        void theDriverStillRunsACleanTest() {
            runACleanTest(engine);
            runACleanTest(engineOverNio);
        }

        @Test
        void noConnectionIsLeft() {
            assumeTrue(Footprint.knowsSockets());
            assertThat(lowest(Footprint::sockets, socketsBefore)).isLessThanOrEqualTo(socketsBefore);
        }

        @Test
        void theHeapIsBackWhereItWas() {
            long most = heapBefore + HEAP_TOLERANCE_BYTES;
            assertThat(lowest(Footprint::heapBytes, most)).isLessThanOrEqualTo(most);
        }

        /** The last of several readings, the first that is low enough if there is one. */
        private static long lowest(LongSupplier readings, long enough) {
            long reading = readings.getAsLong();
            for (int i = 0; i < PATIENCE && reading > enough; i++) {
                Loads.pause(20);
                reading = readings.getAsLong();
            }
            return reading;
        }
    }
}
