package dev.landfall.systemtest.oracle;

/**
 * When the oracle stands still: {@code freezeNanos} at the end of each period, counted from an origin. A period of 0 means never. Each
 * instant comes from its index, so that nothing adds up.
 */
record FreezePlan(long periodNanos, long freezeNanos) {
    static final FreezePlan NEVER = new FreezePlan(0, 0);

    FreezePlan {
        if (periodNanos < 0 || freezeNanos < 0 || freezeNanos > periodNanos) {
            throw new IllegalArgumentException("a freeze must be shorter than its period, was " + freezeNanos
                    + " ns every " + periodNanos + " ns");
        }
    }

    /** Start of the freeze with that index; far away if there is none. */
    long startNanos(long origin, long index) {
        return periodNanos == 0 ? origin + Long.MAX_VALUE / 2 : origin + (index + 1) * periodNanos - freezeNanos;
    }

    long endNanos(long origin, long index) {
        return origin + (index + 1) * periodNanos;
    }
}
