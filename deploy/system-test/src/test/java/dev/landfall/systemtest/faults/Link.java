package dev.landfall.systemtest.faults;

import dev.landfall.systemtest.harness.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A way to the broker that can be cut, silenced in either direction, and made long: a TCP proxy on loopback. Whoever comes over it is sent back
 * to it by the broker, which has a listener for it. Safe for use by several threads.
 */
final class Link implements AutoCloseable {
    private final int port = Ports.free();
    private final int brokerPort = Ports.free();
    private final ServerSocket server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;
    private volatile boolean silentThere;
    private volatile boolean silentBack;
    private volatile Duration delay = Duration.ZERO;

    Link() {
        try {
            server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start("link", this::accept);
    }

    /** Host and port for clients. */
    String address() {
        return "127.0.0.1:" + port;
    }

    /** Where the broker must listen for it. */
    int brokerPort() {
        return brokerPort;
    }

    int port() {
        return port;
    }

    /** Breaks all connections (reset), and lets none come about. */
    void cut() {
        cut = true;
        sockets.forEach(Link::reset);
    }

    /** Nothing of what clients, or the broker, say arrives any more; connections stay. */
    void silence(boolean there, boolean back) {
        silentThere = there;
        silentBack = back;
    }

    /** Each way takes so long. */
    void delay(Duration eachWay) {
        delay = eachWay;
    }

    /** As in the beginning; what was held back arrives. */
    void heal() {
        cut = false;
        silence(false, false);
        delay(Duration.ZERO);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                join(server.accept());
            } catch (IOException closed) {
                // the loop's condition ends it
            }
        }
    }

    private void join(Socket client) throws IOException {
        if (cut) {
            reset(client);
            return;
        }
        try {
            var broker = new Socket(InetAddress.getLoopbackAddress(), brokerPort);
            var there = new Lane(client, broker, () -> silentThere, () -> delay, this::part);
            var back = new Lane(broker, client, () -> silentBack, () -> delay, this::part);
            sockets.add(client);
            sockets.add(broker);
            there.open();
            back.open();
        } catch (IOException noBroker) {
            reset(client);
        }
    }

    private void part(Socket one, Socket other) {
        sockets.remove(one);
        sockets.remove(other);
        reset(one);
        reset(other);
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException alreadyClosed) {
            // which is what was wanted
        }
    }

    static void start(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sockets.forEach(Link::reset);
    }
}
