package dev.landfall.driver.engine;

/** The numbers of the streams of one link: odd, rising, each used once (RFC 9113, section 5.1.1). Owned by its event loop. */
final class StreamNumbers {

    private long next;

    /** From the first on. */
    StreamNumbers() {
        this(1);
    }

    /** @param next the first to be taken, odd */
    StreamNumbers(long next) {
        this.next = next;
    }

    /** False when they are used up, after 2^30 streams: then only another link can carry more. */
    boolean areLeft() {
        return next <= Integer.MAX_VALUE;
    }

    /** What the next stream has, or would have: higher than all before it. */
    long next() {
        return next;
    }

    /** @throws IllegalStateException when none is left */
    int take() {
        if (!areLeft()) {
            throw new IllegalStateException("no numbers of streams left");
        }
        int taken = (int) next;
        next += 2;
        return taken;
    }

    /** True for a number that was taken. */
    boolean wasTaken(int stream) {
        return (stream & 1) == 1 && stream > 0 && stream < next;
    }
}
