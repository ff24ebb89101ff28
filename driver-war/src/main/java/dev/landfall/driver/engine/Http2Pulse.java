package dev.landfall.driver.engine;

import org.jspecify.annotations.Nullable;

/**
 * Tells a dead link from a slow target: where a request is given up and nothing came at all since it was sent, a ping is sent; where one
 * that was sent after the ping is given up too, and nothing came still, the link is dead. Streams stand for time here: which came first
 * is never in doubt. Owned by its event loop.
 */
final class Http2Pulse {

    private static final long NOT_PINGED = Long.MAX_VALUE;

    private final StreamNumbers numbers;
    private long heardBefore;
    private long pingedBefore = NOT_PINGED;

    /** @param numbers of the link's streams */
    Http2Pulse(StreamNumbers numbers) {
        this.numbers = numbers;
    }

    /** Something came. */
    void heard() {
        heardBefore = numbers.next();
        pingedBefore = NOT_PINGED;
    }

    /** The request of this stream is given up; returns true when the link is to be given up too. */
    boolean hasStopped(int stream, @Nullable Http2Output output) {
        if (output == null || stream < heardBefore) {
            return false;
        }
        if (pingedBefore == NOT_PINGED) {
            pingedBefore = numbers.next();
            output.ping(stream, false);
        }
        return stream >= pingedBefore;
    }
}
