package dev.landfall.orchestrator.wiring;

import java.time.Duration;
import java.util.concurrent.Executor;

/** Feels whether the coordinator still takes tasks. Thread-safe. */
final class CoordinatorPulse {

    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

    private final Executor coordinator;
    private volatile long felt = System.nanoTime();

    CoordinatorPulse(Executor coordinator) {
        this.coordinator = coordinator;
    }

    /** To be called every few seconds. */
    void ask() {
        coordinator.execute(() -> felt = System.nanoTime());
    }

    boolean isAlive() {
        return System.nanoTime() - felt < LONGEST_SILENCE.toNanos();
    }
}
