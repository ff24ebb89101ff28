package dev.landfall.message;

import dev.landfall.stats.EncodedHistograms;
import java.time.Duration;

/**
 * One interval of one driver.
 *
 * @param index from 0
 * @param start after {@code start_at} + warm-up
 * @param end after {@code start_at} + warm-up
 * @param histograms of this interval alone
 */
public record IntervalReport(long index, Duration start, Duration end, EncodedHistograms histograms) {

    public IntervalReport {
        if (index < 0 || start.isNegative() || end.compareTo(start) < 0) {
            throw new IllegalArgumentException("interval " + index + " from " + start + " to " + end);
        }
    }
}
