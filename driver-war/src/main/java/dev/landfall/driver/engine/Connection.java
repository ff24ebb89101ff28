package dev.landfall.driver.engine;

import org.jspecify.annotations.Nullable;

/**
 * One slot's way to the target, which carries one request at a time. It belongs to the slot until either lets go; what the network says
 * afterwards is nobody's. Owned by its event loop.
 */
interface Connection {

    /** True until requests may be sent over it, or it could not be opened. */
    boolean isOpening();

    /** When opening it began. */
    long beganNanos();

    /** True when an answer has come over it. */
    boolean hasServed();

    /** Sends the slot's request; how it ends, failures included, comes back through the owner. */
    void send(boolean ofWarmUp);

    /** What the network said when it failed; null when nothing failed, or nothing was said but a close. */
    default @Nullable Throwable cause() {
        return null;
    }

    /** Lets go of the slot, and of the request if there is one; the owner hears nothing more of this connection. */
    void abandon();
}
