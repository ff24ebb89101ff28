package dev.landfall.message;

import org.jspecify.annotations.Nullable;

/**
 * The figures everybody's drivers publish: response time in ms since the test began.
 *
 * @param modeMillis null from those that do not tell
 */
public record PublicFigures(
        double meanMillis,
        double medianMillis,
        double minMillis,
        double maxMillis,
        @Nullable Double modeMillis) {}
