package dev.landfall.orchestrator.core;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The broker's clock as seen from here: logged time − monotonic reading of arrival, of the record that travelled quickest in the last minute.
 * Lags by that least delay, a few milliseconds. Samples belong to the coordinator; anybody may ask what time it is.
 */
final class BrokerTime {

    private static final long SLOT_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int SLOTS = 6;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final TimeSource time;
    private final long[] slot = new long[SLOTS];
    private final long[] offsetNanos = new long[SLOTS];
    private final boolean[] used = new boolean[SLOTS];
    /** The greatest of all that count; null before the first. */
    private volatile @Nullable Long best;

    BrokerTime(TimeSource time) {
        this.time = time;
    }

    /** A record that has just arrived. */
    void sample(Instant loggedAt) {
        long nanos = time.nanos();
        long offset = loggedAt.toEpochMilli() * NANOS_PER_MILLI - nanos;
        long now = Math.floorDiv(nanos, SLOT_NANOS);
        int i = (int) Math.floorMod(now, (long) SLOTS);
        if (!used[i] || slot[i] != now || offset > offsetNanos[i]) {
            used[i] = true;
            slot[i] = now;
            offsetNanos[i] = offset;
        }
        best = greatest();
    }

    /** Before any sample: the wall clock, which only labels then. */
    Instant now() {
        Long offset = best;
        return offset == null
                ? time.wall()
                : Instant.ofEpochMilli(Math.floorDiv(offset + time.nanos(), NANOS_PER_MILLI));
    }

    Instant in(Duration ahead) {
        return now().plus(ahead);
    }

    private long greatest() {
        long newest = newestSlot();
        long greatest = Long.MIN_VALUE;
        for (int i = 0; i < SLOTS; i++) {
            if (used[i] && newest - slot[i] < SLOTS) {
                greatest = Math.max(greatest, offsetNanos[i]);
            }
        }
        return greatest;
    }

    private long newestSlot() {
        long newest = Long.MIN_VALUE;
        for (int i = 0; i < SLOTS; i++) {
            newest = used[i] ? Math.max(newest, slot[i]) : newest;
        }
        return newest;
    }
}
