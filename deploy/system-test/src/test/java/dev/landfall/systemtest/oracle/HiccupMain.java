package dev.landfall.systemtest.oracle;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/**
 * The control thread as a program: {@code file}. Wants to wake up each millisecond, writes down how late it was, until it is told to end
 * (SIGTERM). What it suffers, any program on its core suffers.
 */
public final class HiccupMain {
    private static final long STEP_NANOS = 1_000_000;

    private static volatile boolean stopping;

    private HiccupMain() {}

    public static void main(String[] arguments) {
        var thread = new Thread(() -> watch(Path.of(arguments[0])), "control");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(thread)));
        thread.start();
    }

    private static void end(Thread thread) {
        stopping = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void watch(Path file) {
        long[] due = new long[1 << 16];
        long[] late = new long[1 << 16];
        int count = 0;
        long next = System.nanoTime();
        while (!stopping) {
            next += STEP_NANOS;
            for (long left = next - System.nanoTime(); left > 0; left = next - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            if (count == due.length) {
                due = Arrays.copyOf(due, 2 * count);
                late = Arrays.copyOf(late, 2 * count);
            }
            due[count] = next;
            late[count++] = System.nanoTime() - next;
        }
        write(file, due, late, count);
    }

    private static void write(Path file, long[] due, long[] late, int count) {
        try (var out = new PrintStream(Files.newOutputStream(file), false, StandardCharsets.UTF_8)) {
            for (int i = 0; i < count; i++) {
                out.println(due[i] + " " + late[i]);
            }
        } catch (IOException e) {
            System.err.println("no log: " + e);
        }
    }
}
