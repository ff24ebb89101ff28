package dev.landfall.message;

/**
 * How exactly a driver started.
 *
 * @param plannedOffsetMillis of its first arrival after {@code start_at} + warm-up
 * @param actualOffsetMillis of its first request sent, on the broker's clock as far as the driver knows it
 */
public record StartReport(double plannedOffsetMillis, double actualOffsetMillis) {}
