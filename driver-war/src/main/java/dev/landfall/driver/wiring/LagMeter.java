package dev.landfall.driver.wiring;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How late a task of a fixed rate runs: what the process as a whole stood still. Each reader has its own maximum. Called by one timer
 * thread, read by others.
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

    /** To be called each period. */
    synchronized void tick(long nowNanos) {
        if (begun) {
            long lag = Math.max(0, nowNanos - lastNanos - periodNanos);
            forBeats.accumulateAndGet(lag, Math::max);
            forMetrics.accumulateAndGet(lag, Math::max);
        }
        begun = true;
        lastNanos = nowNanos;
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
