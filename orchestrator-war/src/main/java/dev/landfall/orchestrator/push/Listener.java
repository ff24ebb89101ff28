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
    }

    private final Outlet outlet;
    private final Newest<String> newest = new Newest<>();
    private boolean sending;
    private long heardAtNanos;

    Listener(Outlet outlet, long nowNanos) {
        this.outlet = outlet;
        this.heardAtNanos = nowNanos;
    }

    void offer(String key, String message) {
        newest.put(key, message);
        sendUnlessSending();
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
