package dev.landfall.target.behaviour;

import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A target that freezes at regular times: for the first {@code length} of every {@code period}, counted from {@code beginNanos}, nothing
 * is answered.
 *
 * @param length 0 for none, at most the period
 */
public record Stall(Duration period, Duration length, long beginNanos) {

    private static final int MAX_MILLIS = 600_000;

    /** Never freezes. */
    public static final Stall NONE = new Stall(Duration.ofSeconds(1), Duration.ZERO, 0);

    /**
     * Reads {@code every_ms} and {@code for_ms}.
     *
     * @throws BadParameter when one is missing or out of range
     */
    public static Stall of(UnaryOperator<@Nullable String> parameters, long nowNanos) {
        double every = Behaviour.number(parameters, "every_ms", 1, MAX_MILLIS, -1);
        double length = Behaviour.number(parameters, "for_ms", 0, MAX_MILLIS, -1);
        if (every < 0 || length < 0) {
            throw new BadParameter("every_ms (1 to 600000) and for_ms (0 to 600000, 0 ends it) are required");
        }
        if (length > every) {
            throw new BadParameter("for_ms must be at most every_ms");
        }
        return new Stall(nanos(every), nanos(length), nowNanos);
    }

    /** How long from now until it answers again; zero while it is not frozen. */
    public Duration remaining(long nowNanos) {
        if (length.isZero()) {
            return Duration.ZERO;
        }
        long into = Math.floorMod(nowNanos - beginNanos, period.toNanos());
        return Duration.ofNanos(Math.max(0, length.toNanos() - into));
    }

    private static Duration nanos(double millis) {
        return Duration.ofNanos(Math.round(millis * 1e6));
    }
}
