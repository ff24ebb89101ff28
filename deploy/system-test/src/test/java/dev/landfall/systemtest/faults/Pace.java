package dev.landfall.systemtest.faults;

import java.time.Duration;

/**
 * How long a standard trial takes, when its fault comes and how long that lasts: the whole catalogue as TRIALS 3 says, the quick set in less.
 */
record Pace(Duration length, Duration faultAt, Duration faultFor) {
    private static final Pace FULL = new Pace(Duration.ofSeconds(60), Duration.ofSeconds(20), Duration.ofSeconds(10));
    private static final Pace QUICK = new Pace(Duration.ofSeconds(18), Duration.ofSeconds(5), Duration.ofSeconds(6));

    static final boolean IS_FULL = "full".equals(System.getProperty("landfall.faults"));

    /** Of everything random; given, the same again: {@code -Dlandfall.faults.seed=7}. */
    static final long SEED = Long.getLong("landfall.faults.seed", 4);

    static Pace standard() {
        return IS_FULL ? FULL : QUICK;
    }

    /** As many as the catalogue wants, or fewer in the quick set. */
    static int repeats(int full, int quick) {
        return IS_FULL ? full : quick;
    }
}
