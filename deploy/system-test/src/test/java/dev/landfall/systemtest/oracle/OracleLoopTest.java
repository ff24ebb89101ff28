package dev.landfall.systemtest.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The oracle itself, over a socket. */
@Timeout(30)
class OracleLoopTest {
    private static final long MILLI = 1_000_000;

    private final Journal journal = new Journal();
    private OracleLoop loop;
    private Thread thread;

    @AfterEach
    void end() throws InterruptedException {
        loop.stop();
        thread.join();
    }

    @Test
    void answersEachRequestItsDelayAfterArrivalAndKeepsWhoseItWas() throws Exception {
        start(FreezePlan.NEVER, 20 * MILLI);
        try (var socket = connect()) {
            for (int i = 0; i < 3; i++) {
                assertThat(roundTrip(socket, "Landfall-Node: a\r\n")).isGreaterThanOrEqualTo(20 * MILLI);
            }
            roundTrip(socket, "Landfall-Node: b\r\n");
            roundTrip(socket, "Landfall-Node: a\r\nLandfall-Phase: warm-up\r\n");
        }
        end();
        OracleLog log = journal.toLog();
        assertThat(log.warmUps()).isEqualTo(1);
        assertThat(log.arrivals()).extracting(Arrival::node).containsExactly("a", "a", "a", "b");
        assertThat(log.arrivals()).extracting(Arrival::delayNanos).containsOnly(20 * MILLI);
    }

    @Test
    void standsStillInItsFreezesAndSaysWhenTheyWere() throws Exception {
        start(new FreezePlan(100 * MILLI, 60 * MILLI), 0);
        long worst = 0;
        try (var socket = connect()) {
            long patience = System.nanoTime() + 10_000 * MILLI;
            while (worst < 40 * MILLI && System.nanoTime() < patience) {
                worst = Math.max(worst, roundTrip(socket, ""));
            }
        }
        end();
        assertThat(worst).as("ns of the slowest answer").isGreaterThan(40 * MILLI);
        assertThat(journal.toLog().windows())
                .filteredOn(Window::planned)
                .isNotEmpty()
                .allSatisfy(window -> assertThat(window.lengthNanos()).isLessThanOrEqualTo(61 * MILLI));
    }

    @Test
    void doesNotCountTheQuestionForItsCounts() throws Exception {
        start(FreezePlan.NEVER, 0);
        try (var socket = connect()) {
            socket.getOutputStream().write(bytes("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n"));
            assertThat(answer(socket)).startsWith("HTTP/1.1 404");
        }
        end();
        assertThat(journal.toLog().arrivals()).isEmpty();
    }

    @Test
    void itsLogSurvivesTheFile(@TempDir Path folder) throws Exception {
        start(new FreezePlan(50 * MILLI, 10 * MILLI), MILLI);
        try (var socket = connect()) {
            for (int i = 0; i < 100; i++) {
                roundTrip(socket, "Landfall-Node: n\r\n");
            }
        }
        end();
        Path file = folder.resolve("oracle.txt");
        journal.writeTo(file);
        assertThat(OracleLog.read(file)).isEqualTo(journal.toLog());
        assertThat(journal.toLog().freezes()).isNotEmpty();
    }

    private void start(FreezePlan freezes, long delayNanos) throws IOException {
        loop = new OracleLoop(0, freezes, new ServiceDelay(delayNanos, delayNanos), journal);
        thread = new Thread(loop);
        thread.start();
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), loop.port());
    }

    /** In ns. */
    private static long roundTrip(Socket socket, String headers) throws IOException {
        long sent = System.nanoTime();
        socket.getOutputStream().write(bytes("GET / HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n"));
        assertThat(answer(socket)).startsWith("HTTP/1.1 200").endsWith("ok");
        return System.nanoTime() - sent;
    }

    private static String answer(Socket socket) throws IOException {
        byte[] buffer = new byte[1_000];
        return new String(buffer, 0, socket.getInputStream().read(buffer), StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
