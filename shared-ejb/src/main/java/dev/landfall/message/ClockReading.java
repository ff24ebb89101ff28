package dev.landfall.message;

/**
 * How a driver's wall clock stands to the broker's, for display.
 *
 * @param offsetMillis broker − wall clock
 * @param boundMillis the error is smaller than this
 */
public record ClockReading(double offsetMillis, double boundMillis) {}
