package dev.landfall.launcher.bench;

import dev.landfall.launcher.stack.Ports;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A server on loopback that looks at the requests of a generator as they come over the wire, and answers each with an empty 200. It serves
 * looking, not measuring. Safe for use by several threads.
 */
final class RequestProbe implements AutoCloseable {
    private static final byte[] ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: keep-alive\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST = 16 * 1024;

    private final ServerSocket server = new ServerSocket();
    private final String path;
    private final BlockingQueue<String> seen = new LinkedBlockingQueue<>(1);

    /** @param path requests for any other are answered and not looked at */
    RequestProbe(int port, String path) throws IOException {
        this.path = path;
        server.bind(new InetSocketAddress(Ports.loopback(), port));
        thread(this::acceptAll);
    }

    String url() {
        return "http://" + Ports.LOOPBACK + ":" + server.getLocalPort() + path;
    }

    /** What was seen before is not what is asked for next. */
    void forget() {
        seen.clear();
    }

    /** The first request since then, as Latin-1; null when there is none in time. */
    @Nullable
    String next(Duration patience) throws InterruptedException {
        return seen.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new BenchFailure("cannot close a server socket (" + e + ")");
        }
    }

    private void acceptAll() {
        try {
            while (true) {
                Socket socket = server.accept();
                thread(() -> serve(socket));
            }
        } catch (IOException closed) {
            // by close()
        }
    }

    private void serve(Socket accepted) {
        try (Socket socket = accepted) {
            socket.setTcpNoDelay(true);
            for (String head = head(socket); head != null; head = head(socket)) {
                if (head.split(" ", 3)[1].equals(path)) {
                    boolean unused = seen.offer(head);
                }
                socket.getOutputStream().write(ANSWER);
            }
        } catch (IOException gone) {
            // the other side had enough
        }
    }

    private static @Nullable String head(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n", Math.max(0, head.length() - 4)) < 0) {
            int next = in.read();
            if (next < 0 || head.length() > LONGEST) {
                return null;
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static void thread(Runnable work) {
        var thread = new Thread(work, "landfall-probe");
        thread.setDaemon(true);
        thread.start();
    }
}
