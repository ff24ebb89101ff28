package dev.landfall.systemtest.oracle;

/**
 * What a server that freezes makes of constant arrivals, in closed form. Behind one first-come-first-served server of capacity μ at load ρ
 * that freezes F every T: R(p) = s + F − (1 − p)·T·(1 − ρ) for p over 1 − F / (T·(1 − ρ)), else s. A queue that never forms is ρ = 0. Times in ms.
 */
public record Theory(double serviceMillis, double freezeMillis, double periodMillis, double load) {
    /** Response time at a quantile, 0 to 1. */
    public double at(double quantile) {
        double waiting = freezeMillis - (1 - quantile) * periodMillis * (1 - load);
        return serviceMillis + Math.max(0, waiting);
    }

    /** Mean response time: each freeze costs a triangle of F by F / (1 − ρ). */
    public double mean() {
        return serviceMillis + freezeMillis * freezeMillis / (2 * periodMillis * (1 - load));
    }
}
