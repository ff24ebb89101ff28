package dev.landfall.driver.engine;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicLong;

/**
 * File descriptors that the connections of one load may take. Some always stay with the process: with none left it could not load the
 * class that tells of a failure, and not speak to the broker. Thread-safe.
 */
final class Descriptors {

    private static final long KEPT = 64;

    private final AtomicLong left;
    private final IOException none; // one for all: a load may ask for thousands a second in vain

    Descriptors(long limit, long left) {
        this.none = new IOException(
                "Too many open files: this process may have " + limit + ", and keeps the last " + KEPT + " for itself");
        this.left = new AtomicLong(left);
    }

    /** What the process may open at this moment, less what it keeps. Reads a folder with an entry for every open file. */
    static Descriptors ofThisProcess() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix) {
            long limit = unix.getMaxFileDescriptorCount();
            return new Descriptors(limit, limit - unix.getOpenFileDescriptorCount() - KEPT);
        }
        return new Descriptors(Long.MAX_VALUE, Long.MAX_VALUE);
    }

    /**
     * One more is going to be opened.
     *
     * @throws IOException as the machine itself would say that there is none
     */
    void take() throws IOException {
        if (left.decrementAndGet() < 0) {
            left.incrementAndGet();
            throw none;
        }
    }

    /** It was closed, or could not be opened. */
    void giveBack() {
        left.incrementAndGet();
    }
}
