package dev.landfall.driver.engine;

import static dev.landfall.driver.engine.TestServer.OK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landfall.driver.core.Load;
import dev.landfall.driver.core.LoadEngine;
import dev.landfall.driver.core.LoadOrder;
import dev.landfall.driver.core.LoadTotals;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RehearsalTest {

    private final NettyLoadEngine engine = Loads.engine(2);

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void sendsAsFastAsItGoesAndThenByTheClockAndEveryRequestIsAnswered() {
        var watched = new Watched(engine);
        Rehearsal.of(watched);

        assertThat(watched.loads).hasSize(2).allSatisfy(load -> {
            LoadTotals totals = Loads.await(load.finished());
            assertThat(totals.counts().succeeded())
                    .isPositive()
                    .isEqualTo(totals.counts().sent());
        });
    }

    @Test
    void leavesTheEngineFreeAndItsServerClosed() {
        var watched = new Watched(engine);
        Rehearsal.of(watched);

        int port = watched.orders.get(0).plan().target().port();
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                .hasMessageContaining("refused");
        try (TestServer server = TestServer.answering(OK)) {
            assertThat(Loads.to(server).count(10).run(engine).totals().counts().succeeded())
                    .isEqualTo(10);
        }
    }

    @Test
    void anEngineThatCannotIsNoReasonNotToStart() {
        engine.close();
        Rehearsal.of(engine);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    /** Notes what was asked of the engine. */
    private static final class Watched implements LoadEngine {
        private final LoadEngine engine;
        private final List<LoadOrder> orders = new ArrayList<>();
        private final List<Load> loads = new ArrayList<>();

        Watched(LoadEngine engine) {
            this.engine = engine;
        }

        @Override
        public Load prepare(LoadOrder order) {
            orders.add(order);
            Load load = engine.prepare(order);
            loads.add(load);
            return load;
        }

        @Override
        public void close() {
            engine.close();
        }
    }
}
