package dev.landfall.driver.core;

import dev.landfall.message.ClockReading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The clock of the broker that leads the drivers' partition, read through acknowledged heartbeats: offset = broker − monotonic middle
 * of the round trip, wrong by at most half the round trip + 1 ms (the log counts whole milliseconds). The smallest bound of the last
 * minute wins. Not thread-safe.
 */
final class BrokerClock {

    /** Samples before start instants may be trusted. */
    static final int ENOUGH_SAMPLES = 5;

    private static final long WINDOW_NANOS = Duration.ofMinutes(1).toNanos();
    private static final long READING_ERROR_NANOS = 1_000_000;

    /** Two honest clocks may drift apart by this within the window. */
    private static final long DRIFT_NANOS = 5_000_000;

    private final Deque<Sample> samples = new ArrayDeque<>();
    private @Nullable Sample best;

    private record Sample(long takenNanos, long offsetNanos, long boundNanos) {
        boolean contradicts(Sample other) {
            return Math.abs(offsetNanos - other.offsetNanos) > boundNanos + other.boundNanos + DRIFT_NANOS;
        }
    }

    /**
     * Takes one acknowledged heartbeat.
     *
     * @param loggedAt the broker's time of it
     */
    void sample(long sentNanos, long acknowledgedNanos, Instant loggedAt) {
        long halfTrip = Math.max(0, (acknowledgedNanos - sentNanos) / 2);
        Sample sample = new Sample(
                acknowledgedNanos, epochNanos(loggedAt) - (sentNanos + halfTrip), halfTrip + READING_ERROR_NANOS);
        if (best != null && sample.contradicts(best)) {
            // Another clock: the partition has a new leader, or the leader's clock was set.
            samples.clear();
        }
        samples.addLast(sample);
        samples.removeIf(s -> acknowledgedNanos - s.takenNanos > WINDOW_NANOS);
        best = samples.stream()
                .min(Comparator.comparingLong(Sample::boundNanos))
                .orElse(sample);
    }

    boolean isReady() {
        return samples.size() >= ENOUGH_SAMPLES;
    }

    /** The broker's time at a monotonic instant; empty before the first sample. */
    Optional<Instant> at(long nanos) {
        return best == null ? Optional.empty() : Optional.of(instant(nanos + best.offsetNanos));
    }

    /**
     * The monotonic instant of a broker's time.
     *
     * @throws IllegalStateException before the first sample
     */
    long nanosAt(Instant brokerTime) {
        if (best == null) {
            throw new IllegalStateException("the broker's clock is not known yet");
        }
        return epochNanos(brokerTime) - best.offsetNanos;
    }

    /** How this machine's wall clock stands to the broker's; empty before there are enough samples. */
    Optional<ClockReading> reading(Instant wall, long nanos) {
        if (best == null || !isReady()) {
            return Optional.empty();
        }
        double offsetMillis = (nanos + best.offsetNanos - epochNanos(wall)) / 1e6;
        return Optional.of(new ClockReading(offsetMillis, best.boundNanos / 1e6));
    }

    private static long epochNanos(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
    }

    private static Instant instant(long epochNanos) {
        return Instant.ofEpochSecond(
                Math.floorDiv(epochNanos, 1_000_000_000L), Math.floorMod(epochNanos, 1_000_000_000L));
    }
}
