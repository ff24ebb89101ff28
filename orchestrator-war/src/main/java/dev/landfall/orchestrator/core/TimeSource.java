package dev.landfall.orchestrator.core;

import java.time.Instant;

/** The two clocks of this machine. Thread-safe. */
public interface TimeSource {

    /** For labels. */
    Instant wall();

    /** Monotonic, from an arbitrary origin: measures durations. */
    long nanos();

    /** The clocks of the JVM. */
    TimeSource SYSTEM = new TimeSource() {
        @Override
        public Instant wall() {
            return Instant.now();
        }

        @Override
        public long nanos() {
            return System.nanoTime();
        }
    };
}
