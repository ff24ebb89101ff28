package dev.landfall.driver.engine;

import org.jspecify.annotations.Nullable;

/**
 * Room for one request in flight, with the connection it goes over: as many as the plan's concurrency. A closed model's virtual user is
 * the same thing. Plain fields, because the request path lives here. Owned by one event loop.
 */
final class Slot {

    /** The list it stands in, and its neighbours there; managed by {@link SlotList}. */
    @Nullable
    SlotList list;

    @Nullable
    Slot previous;

    @Nullable
    Slot next;

    /** Null when there is none; may still be opening. */
    @Nullable
    Connection connection;

    /** A request is in flight, or waits for the connection to open. */
    boolean busy;
    /** That request belongs to the warm-up. */
    boolean warmUp;
    /** The connection before was closed by the target between requests: the next one replaces it. */
    boolean replacing;
    /** Attempts to connect that failed, one after the other. */
    int failedConnects;

    /** Number of the request, in the order in which the driver sends them. */
    long sequence;
    /** Where redirects have led the request; null at its beginning. */
    @Nullable
    Hop hop;

    long intendedNanos;
    long sentNanos;
    long freeSinceNanos;
    /** When a resting virtual user goes on. */
    long wakeNanos;
}
