package dev.landfall.driver.timer;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.ERROR;

import java.util.concurrent.atomic.AtomicLong;

/** Runs the work of one timer. An exception that left a timer's method would end the timer, so here they are counted and logged. */
final class Tick {

    private static final System.Logger LOG = System.getLogger(Tick.class.getName());
    private static final long LOGGED_EVERY = 60;

    private final String name;
    private final AtomicLong failures = new AtomicLong();

    Tick(String name) {
        this.name = name;
    }

    void run(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            long count = failures.incrementAndGet();
            LOG.log(
                    count % LOGGED_EVERY == 1 ? ERROR : DEBUG,
                    () -> "timer=" + name + " failed (" + count + " so far)",
                    e);
        }
    }

    long failures() {
        return failures.get();
    }
}
