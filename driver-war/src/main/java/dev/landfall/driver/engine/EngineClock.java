package dev.landfall.driver.engine;

import io.netty.util.concurrent.Ticker;

/**
 * The engine's monotonic clock: nanoseconds since Netty's own origin, so that deadlines can be handed to its event loops. Never
 * negative, so instants compare with plain operators.
 */
final class EngineClock {

    /** Later than anything. */
    static final long NEVER = Long.MAX_VALUE;

    private static final long ORIGIN = Ticker.systemTicker().initialNanoTime();

    private EngineClock() {}

    static long now() {
        return System.nanoTime() - ORIGIN;
    }

    /** A reading of {@link System#nanoTime} on this clock. */
    static long at(long nanoTime) {
        return nanoTime - ORIGIN;
    }
}
