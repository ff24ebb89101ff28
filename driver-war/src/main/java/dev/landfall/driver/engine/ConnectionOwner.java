package dev.landfall.driver.engine;

import dev.landfall.stats.ErrorClass;
import org.jspecify.annotations.Nullable;

/** Hears what becomes of connections, on their event loop. */
interface ConnectionOwner {

    /** Requests may be sent over it. */
    void opened(Connection connection, Slot slot);

    /** It could not be opened, and no longer belongs to the slot. */
    void openingFailed(Connection connection, Slot slot, ErrorClass error);

    /**
     * The request is over.
     *
     * @param status of the final answer; means nothing where there is a fault
     * @param fault what was wrong with the answer's form or its delivery, whatever its status; null for an answer that is right
     * @param reusable false: the connection cannot carry another request, and is to be abandoned
     */
    void answered(
            Connection connection, Slot slot, int status, @Nullable ErrorClass fault, boolean reusable, long nowNanos);

    /** It was closed while no request was in flight, and no longer belongs to the slot. */
    void closed(Connection connection, Slot slot, long nowNanos);

    /** The engine itself is at fault. */
    void engineFailed(Throwable cause);
}
