package dev.landfall.driver.wiring;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How late things run: a task of a fixed rate, which tells when the process as a whole stood still, and the engine's event loops. Each
 * reader has its own maximum. Thread-safe.
 */
final class LagMeter {

    private final long periodNanos;
    private final AtomicLong forBeats = new AtomicLong();
    private final AtomicLong forMetrics = new AtomicLong();
    private long lastNanos;
    private boolean begun;

    LagMeter(long periodNanos) {
        this.periodNanos = periodNanos;
    }

    /** To be called each period, by one timer. */
    synchronized void tick(long nowNanos) {
        if (begun) {
            late(Math.max(0, nowNanos - lastNanos - periodNanos));
        }
        begun = true;
        lastNanos = nowNanos;
    }

    /** Something ran this late; allocates nothing and never waits. */
    void late(long nanos) {
        forBeats.accumulateAndGet(nanos, Math::max);
        forMetrics.accumulateAndGet(nanos, Math::max);
    }

    /** The longest since the last call, in ms; for the heartbeats. */
    double takeForBeats() {
        return forBeats.getAndSet(0) / 1e6;
    }

    /** The longest since the last call, in ms; for the metrics. */
    double takeForMetrics() {
        return forMetrics.getAndSet(0) / 1e6;
    }
}
