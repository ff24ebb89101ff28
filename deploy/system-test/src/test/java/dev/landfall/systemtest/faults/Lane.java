package dev.landfall.systemtest.faults;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** One direction of one connection: what is read waits its time and is written. Two threads of its own. */
record Lane(
        Socket from,
        Socket to,
        BooleanSupplier isSilent,
        Supplier<Duration> delay,
        BiConsumer<Socket, Socket> whenEnded,
        BlockingQueue<Piece> underWay) {
    private static final int BUFFER = 1 << 16;
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    /** What was read at once, and when it is due at the other end; nothing at the end of the stream. */
    private record Piece(byte[] bytes, long dueNanos) {}

    Lane(
            Socket from,
            Socket to,
            BooleanSupplier isSilent,
            Supplier<Duration> delay,
            BiConsumer<Socket, Socket> whenEnded) {
        this(from, to, isSilent, delay, whenEnded, new LinkedBlockingQueue<>());
    }

    void open() {
        Link.start("lane-in", this::read);
        Link.start("lane-out", this::write);
    }

    private void read() {
        byte[] buffer = new byte[BUFFER];
        try {
            for (int length = from.getInputStream().read(buffer);
                    length >= 0;
                    length = from.getInputStream().read(buffer)) {
                put(Arrays.copyOf(buffer, length));
            }
        } catch (IOException broken) {
            // ends as a stream that is closed does
        }
        put(new byte[0]);
    }

    private void put(byte[] bytes) {
        underWay.add(new Piece(bytes, System.nanoTime() + delay.get().toNanos()));
    }

    private void write() {
        try {
            for (Piece piece = underWay.take(); piece.bytes.length > 0; piece = underWay.take()) {
                for (long left = piece.dueNanos - System.nanoTime();
                        left > 0 || isSilent.getAsBoolean();
                        left = piece.dueNanos - System.nanoTime()) {
                    LockSupport.parkNanos(Math.max(left, LOOK_NANOS));
                }
                to.getOutputStream().write(piece.bytes);
            }
        } catch (IOException broken) {
            // the other end is told by the reset below
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        whenEnded.accept(from, to);
    }
}
