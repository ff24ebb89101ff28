package dev.landfall.driver.core;

import java.time.Duration;

/**
 * Finds a load that stands still although this process goes on: its sign of life has not risen for over 3 s of looking at it. After a
 * pause of the looking itself, when the whole process may have stood still, it begins again. Not thread-safe.
 */
final class StallWatch {

    static final Duration PATIENCE = Duration.ofSeconds(3);
    /** Looks come ten times a second. */
    private static final Duration OWN_PAUSE = Duration.ofSeconds(2);

    private boolean begun;
    private long sign;
    private long sinceNanos;
    private long lookedNanos;
    private boolean stalled;

    /**
     * Looks once.
     *
     * @param signOfLife a number that rises while the load does its work, many times a second
     * @param nowNanos monotonic
     * @return true when that has changed whether the load stands still
     */
    boolean look(long signOfLife, long nowNanos) {
        boolean moves = !begun || signOfLife > sign;
        boolean paused = nowNanos - lookedNanos > OWN_PAUSE.toNanos();
        if (moves || paused) {
            sinceNanos = nowNanos;
        }
        boolean now = !moves && (stalled || nowNanos - sinceNanos > PATIENCE.toNanos());
        begun = true;
        sign = Math.max(sign, signOfLife);
        lookedNanos = nowNanos;
        boolean changed = now != stalled;
        stalled = now;
        return changed;
    }

    boolean isStalled() {
        return stalled;
    }

    /** When the load was last seen at work, as far as is known. */
    long sinceNanos() {
        return sinceNanos;
    }
}
