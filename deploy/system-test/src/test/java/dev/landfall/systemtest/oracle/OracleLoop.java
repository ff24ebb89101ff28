package dev.landfall.systemtest.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * An HTTP server on one thread that answers each request its delay after arrival, does nothing at all in its planned freezes, and writes
 * every gap of its own over 1 ms down: time that passed without a sign of life beyond what a wait was granted. All but {@link #stop}
 * belongs to the thread in {@link #run}.
 */
final class OracleLoop implements Runnable {
    private static final long GAP_NANOS = 1_000_000;
    private static final long SELECT_MILLIS = 1;
    private static final long SELECT_NANOS = SELECT_MILLIS * 1_000_000;

    /** A selector counts whole milliseconds; what is due sooner is waited for in short naps. */
    private static final long SOON_NANOS = SELECT_NANOS + 300_000;

    private static final long NAP_NANOS = 20_000;

    private final Selector selector;
    private final ServerSocketChannel server;
    private final FreezePlan freezes;
    private final ServiceDelay delay;
    private final Notes notes;
    private final PriorityQueue<Due> waiting = new PriorityQueue<>(Comparator.comparingLong(Due::nanos));
    private final ByteBuffer ok = answer("200 OK", "ok");
    private final ByteBuffer notFound = answer("404 Not Found", "");
    private long origin;
    private long freezeIndex;
    private long aliveNanos;
    private volatile boolean stopping;

    private record Due(long nanos, Exchange exchange) {}

    OracleLoop(int port, FreezePlan freezes, ServiceDelay delay, Notes notes) throws IOException {
        this.freezes = freezes;
        this.delay = delay;
        this.notes = notes;
        selector = Selector.open();
        server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 4_096);
        server.configureBlocking(false).register(selector, SelectionKey.OP_ACCEPT);
    }

    int port() throws IOException {
        return ((InetSocketAddress) server.getLocalAddress()).getPort();
    }

    /** From any thread. */
    void stop() {
        stopping = true;
        selector.wakeup();
    }

    @Override
    public void run() {
        origin = System.nanoTime();
        aliveNanos = origin;
        try (selector;
                server) {
            while (!stopping) {
                freezeIfDue();
                await();
                selector.selectedKeys().removeIf(this::serve);
                answerDue();
            }
            closeConnections();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void freezeIfDue() {
        long start = aliveNanos;
        if (start < freezes.startNanos(origin, freezeIndex)) {
            return;
        }
        long end = freezes.endNanos(origin, freezeIndex++);
        for (long now = start; now < end; now = System.nanoTime()) {
            LockSupport.parkNanos(end - now);
        }
        notes.window(true, start, end);
        aliveNanos = end;
        alive(0);
    }

    private void await() throws IOException {
        Due first = waiting.peek();
        long next = freezes.startNanos(origin, freezeIndex);
        if (first != null && first.nanos < next) {
            next = first.nanos;
        }
        long left = next - aliveNanos;
        if (left > SOON_NANOS) {
            selector.select(SELECT_MILLIS);
            alive(SELECT_NANOS);
        } else {
            if (left > NAP_NANOS) {
                LockSupport.parkNanos(NAP_NANOS);
            }
            selector.selectNow();
            alive(NAP_NANOS);
        }
    }

    /** A sign of life; what lies between it and the last one, less the time granted, is a window if it is long. */
    private void alive(long grantedNanos) {
        long now = System.nanoTime();
        if (now - aliveNanos - grantedNanos > GAP_NANOS) {
            notes.window(false, aliveNanos + grantedNanos, now);
        }
        aliveNanos = now;
    }

    private boolean serve(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                accept();
            } else {
                receive(key, (Exchange) key.attachment());
            }
        } catch (IOException e) {
            close(key);
        }
        alive(0);
        return true;
    }

    private void accept() throws IOException {
        for (var channel = server.accept(); channel != null; channel = server.accept()) {
            channel.socket().setTcpNoDelay(true);
            channel.configureBlocking(false).register(selector, SelectionKey.OP_READ, new Exchange(channel));
        }
    }

    private void receive(SelectionKey key, Exchange exchange) throws IOException {
        boolean open = exchange.read();
        long now = System.nanoTime();
        for (int length = exchange.requestLength(); length > 0; length = exchange.requestLength()) {
            if (exchange.asksForMetrics()) {
                String counts = notes.counts();
                send(exchange, counts.isEmpty() ? notFound : answer("200 OK", counts));
            } else {
                take(exchange, length, now);
            }
            exchange.consume(length);
        }
        if (!open) {
            close(key);
        }
    }

    private void take(Exchange exchange, int length, long now) throws IOException {
        long delayNanos = delay.nextNanos();
        notes.request(now, delayNanos, exchange, length);
        if (delayNanos == 0) {
            send(exchange, ok);
        } else {
            waiting.add(new Due(now + delayNanos, exchange));
        }
    }

    private void answerDue() throws IOException {
        for (Due first = waiting.peek(); first != null && first.nanos <= aliveNanos; first = waiting.peek()) {
            waiting.remove();
            if (first.exchange.channel.isOpen()) {
                send(first.exchange, ok);
            }
            alive(0);
        }
    }

    private static void send(Exchange exchange, ByteBuffer answer) throws IOException {
        answer.rewind();
        exchange.channel.write(answer);
        if (answer.hasRemaining()) {
            throw new IOException("a peer that does not read " + answer.limit() + " bytes");
        }
    }

    private void closeConnections() {
        selector.keys().forEach(OracleLoop::close);
    }

    private static void close(SelectionKey key) {
        try {
            key.channel().close();
        } catch (IOException alreadyGone) {
            key.cancel();
        }
    }

    private static ByteBuffer answer(String status, String body) {
        String text = "HTTP/1.1 " + status + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocateDirect(bytes.length).put(bytes);
    }
}
