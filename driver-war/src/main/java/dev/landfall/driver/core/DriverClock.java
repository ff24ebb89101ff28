package dev.landfall.driver.core;

import java.time.Instant;

/** The two clocks of this machine. Thread-safe. */
public interface DriverClock {

    /** Labels, and nothing else: it may be wrong and it may jump. */
    Instant wall();

    /** Measures: of {@link System#nanoTime}. */
    long nanos();
}
