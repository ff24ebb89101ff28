package dev.landfall.driver.core;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a test may go on without a word from its orchestrator: until a beat has not been read for the lease, or two beats in a row did
 * not list it. Not thread-safe.
 */
final class Lease {

    private static final int BEATS_WITHOUT_IT = 2;

    /** Beats written while the command was on its way know nothing of it yet. */
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(1);

    private final long lengthNanos;
    private final Instant countedFrom;
    private long renewedNanos;
    private int missed;

    /** @param loggedAt when the log got the command */
    Lease(Duration length, Instant loggedAt, long nowNanos) {
        this.lengthNanos = length.toNanos();
        this.countedFrom = loggedAt.plus(ON_ITS_WAY);
        this.renewedNanos = nowNanos;
    }

    /** A beat lists the test. */
    void renew(long nowNanos) {
        renewedNanos = nowNanos;
        missed = 0;
    }

    /** A beat does not list it; true when that was one too many. */
    boolean miss(Instant beatLoggedAt) {
        if (beatLoggedAt.isAfter(countedFrom)) {
            missed++;
        }
        return missed >= BEATS_WITHOUT_IT;
    }

    /** When it is over unless it is renewed. */
    long endNanos() {
        return renewedNanos + lengthNanos;
    }

    /** True once the silence is longer than the lease. */
    boolean isOver(long nowNanos) {
        return nowNanos - renewedNanos > lengthNanos;
    }
}
