package dev.landfall.driver.engine;

import static dev.landfall.driver.engine.TestServer.OK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.driver.engine.Loads.Result;
import dev.landfall.stats.ErrorClass;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Targets that no connection can be made to. */
abstract class UnreachableTargets extends AnswerTrials {

    private static final int COUNT = 6;

    @Test
    void nobodyListens() {
        assertAllFail(Loads.to(gone()), ErrorClass.CONNECT_REFUSED);
    }

    @Test
    void everyArrivalOfAnOpenModelIsOneAttemptAndOneError() {
        Result result = Loads.to(gone()).everyMillis(2).count(100).run(engine());
        assertThat(result.totals().counts().scheduled()).isEqualTo(100);
        assertThat(result.totals().counts().errors()).isEqualTo(Map.of(ErrorClass.CONNECT_REFUSED, 100L));
    }

    @Test
    void noRoomForMoreConnections() throws IOException {
        List<SocketChannel> fillers = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i < 4; i++) {
                SocketChannel filler = SocketChannel.open();
                filler.configureBlocking(false);
                filler.connect(new InetSocketAddress(full.getInetAddress(), full.getLocalPort()));
                fillers.add(filler);
            }
            String url = "http://127.0.0.1:" + full.getLocalPort() + "/";
            assertAllFail(Loads.to(url).timeoutMillis(100), ErrorClass.CONNECT_TIMEOUT);
        } finally {
            for (SocketChannel filler : fillers) {
                filler.close();
            }
        }
    }

    private static TestServer gone() {
        TestServer gone = TestServer.answering(OK);
        gone.close();
        return gone;
    }

    private void assertAllFail(Loads loads, ErrorClass error) {
        Result result = loads.count(COUNT).concurrency(2).run(engine());
        assertThat(result.totals().counts().errors()).isEqualTo(Map.of(error, (long) COUNT));
        Outcome.assertBalanced(result, Trial.TIMEOUT_MILLIS);
    }
}
