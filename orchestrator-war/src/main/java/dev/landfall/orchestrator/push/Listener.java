package dev.landfall.orchestrator.push;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One session of the feed: sends one message at a time, and while that is under way keeps only the newest of each key. Thread-safe; never
 * waits for the network.
 */
final class Listener {

    /** The way to the other side; none of its methods waits. */
    interface Outlet {

        /** {@code whenSent} is called once, on any thread, also after a failure; not when the session is gone. */
        void send(String message, Runnable whenSent);

        void ping();

        /** @param reason in a few words */
        void close(String reason);

        /** Closes for good, with 1008: to come again needs another session. */
        void refuse(String reason);
    }

    private final Outlet outlet;
    private final Guest guest;
    private final Newest<String> newest = new Newest<>();
    private boolean sending;
    private long heardAtNanos;

    Listener(Outlet outlet, long nowNanos) {
        this(outlet, Guest.LASTING, nowNanos);
    }

    Listener(Outlet outlet, Guest guest, long nowNanos) {
        this.outlet = outlet;
        this.guest = guest;
        this.heardAtNanos = nowNanos;
    }

    void offer(String key, String message) {
        offer(key, message, null);
    }

    /** @param after the key of what must be told before this where both wait; null for none */
    void offer(String key, String message, @Nullable String after) {
        if (!refuseIfOver()) {
            newest.put(key, message, after);
            sendUnlessSending();
        }
    }

    /** Ends with the guest's session: what still waits is not told any more. True when it is over. */
    boolean refuseIfOver() {
        if (!guest.isOver()) {
            return false;
        }
        newest.clear();
        outlet.refuse("the session is over: sign in again");
        return true;
    }

    /** The other side gave a sign of life. */
    synchronized void heard(long nowNanos) {
        heardAtNanos = nowNanos;
    }

    /** Asks for a sign of life; closes the session when the last one is too old. A message under way asks by itself. */
    void check(long nowNanos, Duration longestSilence) {
        boolean silent;
        boolean busy;
        synchronized (this) {
            silent = nowNanos - heardAtNanos > longestSilence.toNanos();
            busy = sending;
        }
        if (silent) {
            outlet.close("no sign of life");
        } else if (!busy) {
            outlet.ping();
        }
    }

    void close() {
        outlet.close("the orchestrator stops");
    }

    /** Drops what still waits. */
    void forget() {
        newest.clear();
    }

    private void sendUnlessSending() {
        @Nullable String message;
        synchronized (this) {
            message = sending ? null : newest.take();
            if (message == null) {
                return;
            }
            sending = true;
        }
        outlet.send(message, this::sent);
    }

    private void sent() {
        synchronized (this) {
            sending = false;
        }
        sendUnlessSending();
    }
}
