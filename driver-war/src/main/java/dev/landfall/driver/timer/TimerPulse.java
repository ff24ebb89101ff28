package dev.landfall.driver.timer;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Whether the container still calls the timers: without them no heartbeat leaves, and only a restart helps. Thread-safe. */
@ApplicationScoped
public class TimerPulse {

    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

    private volatile long feltNanos = System.nanoTime();

    void feel() {
        feltNanos = System.nanoTime();
    }

    /** True while the last call is less than a minute ago. */
    public boolean isAlive() {
        return System.nanoTime() - feltNanos < LONGEST_SILENCE.toNanos();
    }
}
