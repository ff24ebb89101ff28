package dev.landfall.driver.engine;

import static dev.landfall.driver.engine.EngineClock.NEVER;

import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The one timer of an event loop. It may ring earlier than needed, never later than it was asked to; whoever it rings for looks at the
 * clock and sets it again. Costs nothing per setting: the loop's wait for I/O ends at {@link #dueNanos}. While it has somebody to wake it
 * rings every 50 ms at least, and tells how late: that is the lag of the loop. Owned by its event loop.
 */
final class Alarm {

    /** Whoever is woken. */
    @FunctionalInterface
    interface Sleeper {
        void wake(long nowNanos);
    }

    /** The longest time between two rings. */
    static final long PROBE_NANOS = 50_000_000;

    private final LongConsumer lag;
    private final LongSupplier clock;
    private long dueNanos = NEVER;
    private @Nullable Sleeper sleeper;

    /**
     * @param lag hears, at each ring, by how many nanoseconds it was late; must not block
     * @param clock of {@link EngineClock}
     */
    Alarm(LongConsumer lag, LongSupplier clock) {
        this.lag = lag;
        this.clock = clock;
    }

    /** From now on wakes this one, or nobody. */
    void wakes(@Nullable Sleeper sleeper) {
        this.sleeper = sleeper;
        this.dueNanos = sleeper == null ? NEVER : clock.getAsLong() + PROBE_NANOS;
    }

    /** Rings at this instant, unless it is set to ring before. */
    void ringBy(long nanos) {
        if (nanos < dueNanos) {
            dueNanos = Math.max(0, nanos);
        }
    }

    long dueNanos() {
        return dueNanos;
    }

    /** Called by the event loop each time it comes round. */
    void check() {
        if (dueNanos == NEVER) {
            return;
        }
        long nowNanos = clock.getAsLong();
        if (nowNanos >= dueNanos) {
            ring(nowNanos);
        }
    }

    private void ring(long nowNanos) {
        lag.accept(nowNanos - dueNanos);
        dueNanos = NEVER;
        if (sleeper != null) {
            dueNanos = nowNanos + PROBE_NANOS;
            sleeper.wake(nowNanos);
        }
    }
}
