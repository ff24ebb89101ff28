package dev.landfall.driver.engine;

import io.netty.buffer.ByteBuf;
import java.util.function.Function;

/** The requests of one event loop, numbered so that no two of a driver have the same number. Owned by that loop. */
final class Requests {

    private final RequestBuffer warmUp;
    private final RequestBuffer counted;
    private final Function<Hop, RequestTemplate> hops;
    private final int step;
    private long nextSequence;

    /**
     * @param hops makes requests that redirects ask for
     * @param firstSequence number of the loop's first request
     * @param step from each of its requests to the next
     */
    Requests(
            RequestTemplate warmUp,
            RequestTemplate counted,
            Function<Hop, RequestTemplate> hops,
            int firstSequence,
            int step) {
        this.warmUp = new RequestBuffer(warmUp);
        this.counted = new RequestBuffer(counted);
        this.hops = hops;
        this.step = step;
        this.nextSequence = firstSequence;
    }

    /** The number of the next request, which is then taken. */
    long takeNumber() {
        long sequence = nextSequence;
        nextSequence += step;
        return sequence;
    }

    /** The request of this number; the caller releases it, or gives it to a write that does. */
    ByteBuf numbered(long sequence, boolean ofWarmUp) {
        return (ofWarmUp ? warmUp : counted).request(sequence);
    }

    /** The request that a redirect asked for; to be released in the same way. */
    ByteBuf of(Hop hop) {
        RequestBuffer redirected = new RequestBuffer(hops.apply(hop));
        ByteBuf request = redirected.request(hop.sequence());
        redirected.release();
        return request;
    }

    void release() {
        warmUp.release();
        counted.release();
    }
}
