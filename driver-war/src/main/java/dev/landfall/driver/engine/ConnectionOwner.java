package dev.landfall.driver.engine;

import dev.landfall.stats.ErrorClass;

/** Hears what becomes of connections, on their event loop. */
interface ConnectionOwner {

    /** Requests may be sent over it. */
    void opened(Connection connection, Slot slot);

    /** It could not be opened, and no longer belongs to the slot. */
    void openingFailed(Connection connection, Slot slot, ErrorClass error);

    /**
     * The answer is complete, or its form is wrong: the connection's parser knows.
     *
     * @param surplus true: bytes came after it in the same read
     */
    void answered(Connection connection, Slot slot, boolean surplus, long nowNanos);

    /** It was open and was closed, with or without a request in flight, and no longer belongs to the slot. */
    void closed(Connection connection, Slot slot, long nowNanos);

    /** The engine itself is at fault. */
    void engineFailed(Throwable cause);
}
