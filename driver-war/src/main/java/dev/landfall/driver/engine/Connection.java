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

    /**
     * Sends the slot's request, and notes its number in {@link Slot#sequence}; how it ends, failures included, comes back through the
     * owner.
     */
    void send(boolean ofWarmUp);

    /** Sends the request that a redirect asked for in place of the slot's; how it ends comes back in the same way. */
    void follow(Hop hop);

    /** True when a byte of the answer to what was sent last has come. */
    boolean hasBegun();

    /**
     * Where the last answer redirects to, as its one Location says it, a character for a byte; null when there is none, or there are
     * several. Told only where {@link LoadShape#followRedirects} and only from within {@link ConnectionOwner#answered}.
     */
    @Nullable
    String location();

    /** What the network said when it failed; null when nothing failed, or nothing was said but a close. */
    default @Nullable Throwable cause() {
        return null;
    }

    /** True when a reconnect counts once it is lost between requests and replaced; asked at most once. */
    default boolean countsWhenLost() {
        return true;
    }

    /** Lets go of the slot, and of the request if there is one; the owner hears nothing more of this connection. */
    void abandon();
}
