package dev.landfall.driver.engine;

import org.jspecify.annotations.Nullable;

/**
 * Tells a dead link from a slow target: where requests are given up over which nothing came at all, a ping is sent, and one that nobody
 * answers tells. Owned by its event loop.
 */
final class Http2Pulse {

    private boolean pinged;
    private long pingNanos;
    private long heardNanos;

    /** Something came. */
    void heard(long nowNanos) {
        heardNanos = nowNanos;
        pinged = false;
    }

    /** A request that was sent at this time is given up; returns true when the link is to be given up too. */
    boolean hasStopped(long sentNanos, @Nullable Http2Output output) {
        if (output == null || heardNanos - sentNanos >= 0) {
            return false;
        }
        if (!pinged) {
            pinged = true;
            pingNanos = EngineClock.now();
            output.ping(pingNanos, false);
        }
        return pingNanos - sentNanos < 0;
    }
}
