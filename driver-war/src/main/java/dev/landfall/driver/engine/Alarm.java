package dev.landfall.driver.engine;

import static dev.landfall.driver.engine.EngineClock.NEVER;

import org.jspecify.annotations.Nullable;

/**
 * The one timer of an event loop. It may ring earlier than needed, never later than it was asked to; whoever it rings for looks at the
 * clock and sets it again. Costs nothing per setting: the loop's wait for I/O ends at {@link #dueNanos}. Owned by its event loop.
 */
final class Alarm {

    /** Whoever is woken. */
    @FunctionalInterface
    interface Sleeper {
        void wake(long nowNanos);
    }

    private long dueNanos = NEVER;
    private @Nullable Sleeper sleeper;

    /** From now on wakes this one, or nobody. */
    void wakes(@Nullable Sleeper sleeper) {
        this.sleeper = sleeper;
        this.dueNanos = NEVER;
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
        long nowNanos = EngineClock.now();
        if (nowNanos >= dueNanos) {
            dueNanos = NEVER;
            if (sleeper != null) {
                sleeper.wake(nowNanos);
            }
        }
    }
}
