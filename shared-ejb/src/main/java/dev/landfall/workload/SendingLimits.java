package dev.landfall.workload;

import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * When one driver's sending ends: at a number of requests or a duration, whichever comes first.
 *
 * @param messageCount 1 to 10^9, or null
 * @param duration of sending after warm-up, or null
 * @param maxDuration of sending whatever else is said
 */
public record SendingLimits(
        @Nullable Long messageCount, @Nullable Duration duration, Duration maxDuration) {

    public static final Duration DEFAULT_MAX_DURATION = Duration.ofHours(1);

    public SendingLimits {
        if (messageCount == null && duration == null) {
            throw new IllegalArgumentException("messageCount or duration is required");
        }
    }

    /** The number of requests after which a driver ends, where there is one. */
    public OptionalLong count() {
        return messageCount == null ? OptionalLong.empty() : OptionalLong.of(messageCount);
    }

    /** How long a driver sends at most, from the end of warm-up. */
    public Duration longest() {
        return duration != null && duration.compareTo(maxDuration) < 0 ? duration : maxDuration;
    }

    /** True where {@code max_duration_ms}, not {@code duration_ms}, is what cuts sending by time. */
    public boolean cutByMaximum() {
        return duration == null || maxDuration.compareTo(duration) < 0;
    }
}
