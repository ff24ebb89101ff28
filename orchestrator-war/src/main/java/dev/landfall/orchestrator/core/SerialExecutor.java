package dev.landfall.orchestrator.core;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The coordinator thread: runs tasks one after the other, in the order in which they came, on a thread of another executor. Thread-safe;
 * {@link #execute} never blocks, so whoever can produce without end bounds itself. A task that throws is counted and logged; the next one runs.
 */
public final class SerialExecutor implements Executor {

    private static final System.Logger LOG = System.getLogger(SerialExecutor.class.getName());

    private final Executor threads;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final AtomicLong failures = new AtomicLong();
    private boolean running;

    public SerialExecutor(Executor threads) {
        this.threads = threads;
    }

    @Override
    public void execute(Runnable task) {
        synchronized (waiting) {
            waiting.add(task);
            if (running) {
                return;
            }
            running = true;
        }
        try {
            threads.execute(this::drain);
        } catch (RuntimeException e) {
            synchronized (waiting) {
                running = false;
            }
            throw e;
        }
    }

    /** How many tasks have thrown: each is a bug. */
    public long failures() {
        return failures.get();
    }

    private void drain() {
        for (Runnable task = next(); task != null; task = next()) {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                // Also an Error: whatever one step ran into, a coordinator that never takes another would end all load
                // in silence.
                failures.incrementAndGet();
                LOG.log(System.Logger.Level.ERROR, "a step of the coordinator failed", e);
            }
        }
    }

    private @Nullable Runnable next() {
        synchronized (waiting) {
            Runnable task = waiting.poll();
            if (task == null) {
                running = false;
            }
            return task;
        }
    }
}
