package dev.landfall.driver.engine;

import java.util.function.Function;

/** The requests of one event loop over HTTP/2, numbered so that no two of a driver have the same number. Owned by that loop. */
final class Http2Requests {

    private final Http2Template warmUp;
    private final Http2Template counted;
    private final Function<Hop, Http2Template> hops;
    private final int step;
    private long nextSequence;

    /**
     * @param hops makes requests that redirects ask for
     * @param firstSequence number of the loop's first request
     * @param step from each of its requests to the next
     */
    Http2Requests(
            Http2Template warmUp,
            Http2Template counted,
            Function<Hop, Http2Template> hops,
            int firstSequence,
            int step) {
        this.warmUp = warmUp;
        this.counted = counted;
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

    Http2Template template(boolean ofWarmUp) {
        return ofWarmUp ? warmUp : counted;
    }

    /** The request that a redirect asked for. */
    Http2Template template(Hop hop) {
        return hops.apply(hop);
    }
}
