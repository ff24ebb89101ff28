package dev.landfall.systemtest.oracle;

import java.util.Arrays;

/** Times in ns, read like a histogram: the quantile q of n values is the ⌈q·n⌉-th smallest. */
public final class Sample {
    private final long[] sorted;

    /** @throws IllegalArgumentException without a single value */
    public Sample(long... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("no values");
        }
        sorted = values.clone();
        Arrays.sort(sorted);
    }

    public int count() {
        return sorted.length;
    }

    /** In ms. */
    public double at(double quantile) {
        int rank = (int) Math.ceil(quantile * sorted.length);
        return sorted[Math.max(0, Math.min(sorted.length, rank) - 1)] / 1e6;
    }

    /** In ms. */
    public double max() {
        return sorted[sorted.length - 1] / 1e6;
    }

    /** In ms. */
    public double mean() {
        return Arrays.stream(sorted).average().orElseThrow() / 1e6;
    }

    /** Standard deviation ÷ mean. */
    public double variation() {
        double mean = mean() * 1e6;
        double variance =
                Arrays.stream(sorted).mapToDouble(v -> (v - mean) * (v - mean)).sum() / sorted.length;
        return Math.sqrt(variance) / mean;
    }
}
