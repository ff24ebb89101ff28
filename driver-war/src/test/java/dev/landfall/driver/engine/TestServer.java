package dev.landfall.driver.engine;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/** A server on 127.0.0.1 that does what a script says with each request, one thread per connection, and counts what comes. */
final class TestServer implements AutoCloseable {

    /** What happens to one request. */
    @FunctionalInterface
    interface Script {
        void serve(Request request) throws IOException;
    }

    static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    final AtomicInteger connections = new AtomicInteger();
    final AtomicInteger requests = new AtomicInteger();
    final Map<String, AtomicInteger> byPhase = new ConcurrentHashMap<>();
    final Set<Long> sequences = ConcurrentHashMap.newKeySet();
    final List<Long> arrivals = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicInteger open = new AtomicInteger();
    private final ServerSocket listener;
    private final Script script;
    private final boolean eager;

    private TestServer(ServerSocketFactory factory, Script script, boolean eager) throws IOException {
        this.script = script;
        this.eager = eager;
        this.listener = factory.createServerSocket();
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        Thread thread = new Thread(this::accept, "test-server");
        thread.setDaemon(true);
        thread.start();
    }

    static TestServer serving(Script script) {
        return serving(ServerSocketFactory.getDefault(), script);
    }

    static TestServer serving(ServerSocketFactory factory, Script script) {
        try {
            return new TestServer(factory, script, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives every request the same answer. */
    static TestServer answering(String answer) {
        return serving(request -> request.send(answer));
    }

    /** Runs the script as soon as there is a connection, without reading a request. */
    static TestServer eager(Script script) {
        return eager(ServerSocketFactory.getDefault(), script);
    }

    static TestServer eager(ServerSocketFactory factory, Script script) {
        try {
            return new TestServer(factory, script, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    int requestsOf(String phase) {
        return byPhase.getOrDefault(phase, new AtomicInteger()).get();
    }

    /** Connections that neither side has closed. */
    int open() {
        return open.get();
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                sockets.add(socket);
                open.incrementAndGet();
                int connection = connections.getAndIncrement();
                Thread thread = new Thread(() -> serve(socket, connection), "test-connection");
                thread.setDaemon(true);
                thread.start();
            }
        } catch (IOException e) {
            // closed: the test is over
        }
    }

    private void serve(Socket socket, int connection) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            if (eager) {
                script.serve(new Request(socket, in, "", Map.of(), "", connection, 0));
                return;
            }
            for (int i = 0; !socket.isClosed(); i++) {
                Request request = Request.read(socket, in, connection, i);
                if (request == null) {
                    return;
                }
                count(request);
                script.serve(request);
            }
        } catch (IOException e) {
            // the driver has closed the connection, or the script has
        } finally {
            open.decrementAndGet();
        }
    }

    private void count(Request request) {
        requests.incrementAndGet();
        arrivals.add(System.nanoTime());
        sequences.add(Long.parseLong(request.headers().getOrDefault("Landfall-Seq", "-1")));
        String phase = request.headers().getOrDefault("Landfall-Phase", "steady");
        byPhase.computeIfAbsent(phase, p -> new AtomicInteger()).incrementAndGet();
    }

    /**
     * A request and the way to answer it.
     *
     * @param connection which it came over, from 0
     * @param index of the request on that connection, from 0
     */
    record Request(
            Socket socket,
            InputStream in,
            String line,
            Map<String, String> headers,
            String body,
            int connection,
            int index) {

        static Request read(Socket socket, InputStream in, int connection, int index) throws IOException {
            String line = readLine(in);
            if (line == null) {
                return null;
            }
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (String header = readLine(in); header != null && !header.isEmpty(); header = readLine(in)) {
                headers.put(header.substring(0, header.indexOf(':')), header.substring(header.indexOf(':') + 2));
            }
            byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("Content-Length", "0")));
            return new Request(socket, in, line, headers, new String(body, StandardCharsets.UTF_8), connection, index);
        }

        void send(String text) throws IOException {
            send(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        void send(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        }

        void close() throws IOException {
            socket.close();
        }

        /** Ends this side, and reads until the other side ends too. */
        void finishSending() throws IOException {
            socket.shutdownOutput();
            in.skipNBytes(Long.MAX_VALUE);
        }

        /** Closes with a reset instead of an end of stream. */
        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        private static String readLine(InputStream in) throws IOException {
            StringBuilder line = new StringBuilder();
            int c;
            while ((c = in.read()) != '\n') {
                if (c < 0) {
                    return null;
                }
                line.append((char) c);
            }
            line.setLength(line.length() - 1);
            return line.toString();
        }
    }
}
