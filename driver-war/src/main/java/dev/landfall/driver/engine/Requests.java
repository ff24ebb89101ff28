package dev.landfall.driver.engine;

import io.netty.buffer.ByteBuf;

/** The requests of one event loop, numbered so that no two of a driver have the same number. Owned by that loop. */
final class Requests {

    private final RequestBuffer warmUp;
    private final RequestBuffer counted;
    private final int step;
    private long nextSequence;

    /**
     * @param firstSequence number of the loop's first request
     * @param step from each of its requests to the next
     */
    Requests(RequestTemplate warmUp, RequestTemplate counted, int firstSequence, int step) {
        this.warmUp = new RequestBuffer(warmUp);
        this.counted = new RequestBuffer(counted);
        this.step = step;
        this.nextSequence = firstSequence;
    }

    /** The next one; the caller releases it, or gives it to a write that does. */
    ByteBuf next(boolean ofWarmUp) {
        long sequence = nextSequence;
        nextSequence += step;
        return (ofWarmUp ? warmUp : counted).request(sequence);
    }

    void release() {
        warmUp.release();
        counted.release();
    }
}
