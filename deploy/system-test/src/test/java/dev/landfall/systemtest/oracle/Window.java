package dev.landfall.systemtest.oracle;

/** A time in which the oracle did nothing, in ns of the monotonic clock, end excluded: asked for, or found out afterwards. */
public record Window(boolean planned, long startNanos, long endNanos) {
    long lengthNanos() {
        return endNanos - startNanos;
    }

    boolean contains(long nanos) {
        return startNanos <= nanos && nanos < endNanos;
    }
}
