package dev.landfall.workload;

import java.util.SplittableRandom;

/**
 * Intended start times of a Poisson process: exponential gaps by inverse transform, −ln(U) / rate, U in (0, 1]. The sum of independent
 * Poisson processes is one again, so each share runs its own at its part of the rate. Not thread-safe: owned by one event loop.
 */
final class PoissonSchedule implements ArrivalSchedule {

    private final double meanGapNanos;
    private final SplittableRandom random;
    private double nextNanos;

    /** @param meanGapNanos of this share's own arrivals, over 0 */
    PoissonSchedule(double meanGapNanos, long seed) {
        this.meanGapNanos = meanGapNanos;
        this.random = new SplittableRandom(seed);
    }

    @Override
    public long nextIntendedStartNanos() {
        nextNanos += -Math.log(1.0 - random.nextDouble()) * meanGapNanos;
        return Math.round(nextNanos);
    }
}
