package dev.landfall.driver.core;

import java.time.Duration;
import java.time.Instant;

/** Time stands still until a test moves it. The wall clock is 90 s behind the broker's, and must not matter. */
final class ManualClock implements DriverClock {

    static final Instant BROKER_START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration WALL_BEHIND = Duration.ofSeconds(90);
    private static final long ORIGIN = -7_000_000_000L;

    private long passedNanos;

    @Override
    public Instant wall() {
        return broker().minus(WALL_BEHIND);
    }

    @Override
    public long nanos() {
        return ORIGIN + passedNanos;
    }

    Instant broker() {
        return BROKER_START.plusNanos(passedNanos);
    }

    /** The monotonic reading at a broker's time. */
    long nanosAt(Instant broker) {
        return ORIGIN + Duration.between(BROKER_START, broker).toNanos();
    }

    void advance(Duration by) {
        passedNanos += by.toNanos();
    }
}
