package dev.landfall.orchestrator.core;

import java.time.Duration;
import java.time.Instant;

/** Clocks that stand still until they are told; the broker's is 90 s ahead of the wall. */
final class ManualTime implements TimeSource {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private long nanos = 1_000_000_000L;

    @Override
    public Instant wall() {
        return START.plusNanos(nanos);
    }

    @Override
    public long nanos() {
        return nanos;
    }

    Instant broker() {
        return wall().plusSeconds(90);
    }

    void advance(Duration by) {
        nanos += by.toNanos();
    }
}
