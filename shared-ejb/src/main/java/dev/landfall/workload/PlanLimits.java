package dev.landfall.workload;

import java.time.Duration;

/**
 * What a plan may ask of one driver here.
 *
 * @param maxRate requests per second
 * @param maxConnections requests in flight
 * @param maxDuration of sending
 */
public record PlanLimits(double maxRate, int maxConnections, Duration maxDuration) {

    public static final PlanLimits DEFAULT = new PlanLimits(200_000, 10_000, Duration.ofHours(120));

    public PlanLimits {
        if (!(maxRate > 0)) {
            throw new IllegalArgumentException("landfall.driver.max-rate must be over 0, was " + maxRate);
        }
        if (maxConnections < 1) {
            throw new IllegalArgumentException(
                    "landfall.driver.max-connections must be at least 1, was " + maxConnections);
        }
        if (maxDuration.isNegative() || maxDuration.isZero()) {
            throw new IllegalArgumentException("landfall.driver.max-duration must be over PT0S, was " + maxDuration);
        }
    }
}
