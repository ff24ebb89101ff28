package dev.landfall.launcher.stack;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;

/** How long a member may take until it is ready: {@code LANDFALL_START_TIMEOUT}, or three minutes where nobody says. */
final class StartTimeout {
    static final String VARIABLE = "LANDFALL_START_TIMEOUT";
    private static final Duration DEFAULT = Duration.ofMinutes(3);
    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofHours(1);

    private StartTimeout() {}

    /** @throws StackFailure when the variable is set to anything but an ISO 8601 duration from PT1S to PT1H */
    static Duration of(Map<String, String> environment) {
        String given = environment.getOrDefault(VARIABLE, "").strip();
        if (given.isEmpty()) {
            return DEFAULT;
        }
        try {
            Duration timeout = Duration.parse(given);
            if (timeout.compareTo(LEAST) >= 0 && timeout.compareTo(MOST) <= 0) {
                return timeout;
            }
        } catch (DateTimeParseException e) {
            throw refusal(given);
        }
        throw refusal(given);
    }

    private static StackFailure refusal(String given) {
        return new StackFailure(
                StackFailure.Kind.USAGE,
                VARIABLE + " must be an ISO 8601 duration from PT1S to PT1H, such as PT3M, was " + given);
    }
}
