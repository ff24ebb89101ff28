package dev.landfall.systemtest.oracle;

import java.util.SplittableRandom;

/** How long after its arrival a request is answered: evenly distributed from the least to the most, or fixed where both are the same. */
final class ServiceDelay {
    private static final long SEED = 20_260_101;

    private final long leastNanos;
    private final long mostNanos;
    private final SplittableRandom random = new SplittableRandom(SEED);

    ServiceDelay(long leastNanos, long mostNanos) {
        if (leastNanos < 0 || mostNanos < leastNanos) {
            throw new IllegalArgumentException("delays from " + leastNanos + " to " + mostNanos + " ns");
        }
        this.leastNanos = leastNanos;
        this.mostNanos = mostNanos;
    }

    /** That of the next request. */
    long nextNanos() {
        return leastNanos == mostNanos ? leastNanos : random.nextLong(leastNanos, mostNanos);
    }
}
