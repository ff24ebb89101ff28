package dev.landfall.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class RequestProbeTest {
    private static final Duration LONG = Duration.ofSeconds(10);

    @Test
    void seesTheFirstRequestForItsPathByteForByteAndAnswersAll() throws Exception {
        try (var probe = new RequestProbe(0, "/ping");
                var socket = new Socket("127.0.0.1", URI.create(probe.url()).getPort())) {
            send(socket, "GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n");
            send(socket, "GET /ping HTTP/1.0\r\nA: \u00e9\r\n\r\n");
            send(socket, "GET /ping HTTP/1.1\r\nA: second\r\n\r\n");

            assertThat(probe.next(LONG)).isEqualTo("GET /ping HTTP/1.0\r\nA: \u00e9\r\n\r\n");
        }
    }

    @Test
    void whatWasForgottenIsNotTheNext() throws Exception {
        try (var probe = new RequestProbe(0, "/");
                var socket = new Socket("127.0.0.1", URI.create(probe.url()).getPort())) {
            send(socket, "GET / HTTP/1.1\r\nA: first\r\n\r\n");
            probe.forget();
            send(socket, "GET / HTTP/1.1\r\nA: second\r\n\r\n");

            assertThat(probe.next(LONG)).contains("A: second");
            assertThat(probe.next(Duration.ZERO)).isNull();
        }
    }

    /** Returns when the answer is there. */
    private static void send(Socket socket, String request) throws Exception {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        var answer = new StringBuilder();
        while (!answer.toString().endsWith("\r\n\r\n")) {
            answer.append((char) socket.getInputStream().read());
        }
        assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n");
    }
}
