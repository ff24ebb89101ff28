package dev.landfall.driver.engine;

import static dev.landfall.driver.engine.EngineClock.NEVER;

import org.jspecify.annotations.Nullable;

/**
 * The requests of one event loop that are in flight, in the order in which they were sent, so the first is the first to time out. Where
 * the plan gives the first byte a time of its own, a cursor stands at the first request whose answer has not begun: answers that have
 * begun stay so and new requests join at the end, so it passes each request once. Owned by its event loop.
 */
final class InFlight {

    private final SlotList sent = new SlotList();
    private final long timeoutNanos;
    private final long firstByteNanos;

    /** No answer has begun from here on, or it has and the cursor has not looked; all before it have. Null: all have. */
    private @Nullable Slot silent;

    /** @param firstByteNanos {@link EngineClock#NEVER} where only the whole counts */
    InFlight(long timeoutNanos, long firstByteNanos) {
        this.timeoutNanos = timeoutNanos;
        this.firstByteNanos = firstByteNanos;
    }

    boolean isEmpty() {
        return sent.isEmpty();
    }

    @Nullable
    Slot first() {
        return sent.first();
    }

    /** The slot's request was sent, none after it. */
    void add(Slot slot) {
        sent.addLast(slot);
        if (firstByteNanos != NEVER && silent == null) {
            silent = slot;
        }
    }

    void remove(Slot slot) {
        if (slot == silent) {
            silent = slot.next;
        }
        sent.remove(slot);
    }

    /** One that has taken too long by now; null if there is none. */
    @Nullable
    Slot overdue(long nowNanos) {
        Slot oldest = sent.first();
        if (oldest != null && nowNanos >= oldest.sentNanos + timeoutNanos) {
            return oldest;
        }
        Slot waiting = firstSilent();
        return waiting != null && nowNanos >= waiting.sentNanos + firstByteNanos ? waiting : null;
    }

    /** When the next one will have taken too long, unless its answer comes. */
    long nextOverdueNanos() {
        Slot oldest = sent.first();
        if (oldest == null) {
            return NEVER;
        }
        Slot waiting = firstSilent();
        long next = oldest.sentNanos + timeoutNanos;
        return waiting == null ? next : Math.min(next, waiting.sentNanos + firstByteNanos);
    }

    private @Nullable Slot firstSilent() {
        Slot at = silent;
        while (at != null && hasBegun(at)) {
            at = at.next;
        }
        silent = at;
        return at;
    }

    /** A redirect was an answer: what follows it has the rest of the whole time. */
    private static boolean hasBegun(Slot slot) {
        Connection connection = slot.connection;
        return slot.hop != null || (connection != null && !connection.isOpening() && connection.hasBegun());
    }
}
