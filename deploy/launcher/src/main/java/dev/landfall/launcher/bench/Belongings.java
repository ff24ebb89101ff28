package dev.landfall.launcher.bench;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one comparison has started or put somewhere, taken away in the opposite order at its end, or when this program is told to
 * end before. Safe for use by several threads.
 */
final class Belongings implements AutoCloseable {
    private final Deque<Runnable> removals = new ArrayDeque<>();
    private volatile boolean interrupted;
    private boolean closed;

    Belongings() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::interrupt, "landfall-bench-end"));
    }

    /** What takes away something that is there now; done at once when all is over already. */
    synchronized void add(Runnable removal) {
        if (closed) {
            removal.run();
        } else {
            removals.push(removal);
        }
    }

    /** Whether this program was told to end, so that failures are only what comes of it. */
    boolean isInterrupted() {
        return interrupted;
    }

    @Override
    public synchronized void close() {
        closed = true;
        @Nullable RuntimeException first = null;
        while (!removals.isEmpty()) {
            try {
                removals.pop().run();
            } catch (RuntimeException failure) {
                first = first == null ? failure : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private void interrupt() {
        interrupted = true;
        close();
    }
}
