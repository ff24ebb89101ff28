package dev.landfall.driver.engine;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The requests that the event loops of a closed model may still send, together. Loops claim them in chunks, smaller ones towards the
 * end, so that no loop runs dry while another still has many. Thread-safe.
 */
final class Quota {

    private static final long LARGEST_CHUNK = 64;

    private final AtomicLong left;
    private final long users;

    /** @param users of all loops */
    Quota(long count, int users) {
        this.left = new AtomicLong(count);
        this.users = users;
    }

    static Quota unlimited() {
        return new Quota(Long.MAX_VALUE, 1);
    }

    /** Some of what is left, 0 when nothing is. */
    long claim() {
        while (true) {
            long before = left.get();
            long chunk = Math.min(before, Math.max(1, Math.min(LARGEST_CHUNK, before / (2 * users))));
            if (left.compareAndSet(before, before - chunk)) {
                return chunk;
            }
        }
    }

    boolean isEmpty() {
        return left.get() == 0;
    }
}
