package dev.landfall.driver.engine;

import dev.landfall.stats.NotSentReason;
import java.util.function.LongSupplier;

/**
 * The closed model: each slot is a virtual user that sends again once its answer is there, at once or after its pause. A user that could
 * not connect pauses at least 10 ms, doubled with each failure up to 1 s: a dead target must not keep the loop spinning.
 */
final class ClosedPacer implements Pacer {

    private static final long FIRST_BACK_OFF_NANOS = 10_000_000;
    private static final long LONGEST_BACK_OFF_NANOS = 1_000_000_000;
    private static final int MOST_DOUBLINGS = 7;

    private final PhaseWindow window;
    private final long pauseNanos;
    private final LongSupplier clock;
    private final Quota quota;
    private final SlotPool pool;
    private final Sender sender;
    private long claimed;
    private boolean stopped;

    /** @param pauseNanos after each answer, 0 for none */
    ClosedPacer(PhaseWindow window, long pauseNanos, LongSupplier clock, Quota quota, SlotPool pool, Sender sender) {
        this.window = window;
        this.pauseNanos = pauseNanos;
        this.clock = clock;
        this.quota = quota;
        this.pool = pool;
        this.sender = sender;
    }

    @Override
    public void run(long nowNanos) {
        if (nowNanos < window.startNanos()) {
            return;
        }
        pool.wakeUpTo(nowNanos);
        long now = nowNanos;
        while (now < window.endNanos() && !stopped && sender.maySend(now) && pool.peek() != null && claim()) {
            Slot slot = pool.take();
            if (slot != null) {
                sender.send(slot, now, now);
            }
            now = pool.peek() == null ? now : clock.getAsLong();
        }
    }

    @Override
    public void released(Slot slot, long nowNanos) {
        long restNanos = Math.max(pauseNanos, backOffNanos(slot.failedConnects));
        if (restNanos == 0) {
            pool.add(slot);
        } else {
            pool.rest(slot, nowNanos + restNanos);
        }
    }

    @Override
    public long nextNanos() {
        return Math.max(window.startNanos(), Math.min(pool.nextWakeNanos(), window.endNanos()));
    }

    @Override
    public boolean isOver(long nowNanos) {
        return stopped || nowNanos >= window.endNanos() || (claimed == 0 && quota.isEmpty());
    }

    @Override
    public void stop(NotSentReason reason, long nowNanos) {
        stopped = true;
    }

    private boolean claim() {
        if (claimed == 0) {
            claimed = quota.claim();
        }
        if (claimed == 0) {
            return false;
        }
        claimed--;
        return true;
    }

    private static long backOffNanos(int failedConnects) {
        if (failedConnects == 0) {
            return 0;
        }
        int doublings = Math.min(failedConnects - 1, MOST_DOUBLINGS);
        return Math.min(FIRST_BACK_OFF_NANOS << doublings, LONGEST_BACK_OFF_NANOS);
    }
}
