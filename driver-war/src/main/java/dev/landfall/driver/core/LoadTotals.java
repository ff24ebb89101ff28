package dev.landfall.driver.core;

import dev.landfall.stats.EncodedHistograms;
import dev.landfall.stats.RequestCounts;
import java.time.Duration;

/**
 * What a load came to.
 *
 * @param counts of everything that counts; nothing is in flight
 * @param warmUp of the warm-up alone
 * @param histograms of the whole test
 * @param last the interval in which the load ended: also those of a whole test must add up
 * @param lastCompletion when the last one completed, after the start of what counts; zero if none did
 * @param clipped times over an hour, recorded as an hour
 */
public record LoadTotals(
        RequestCounts counts,
        RequestCounts warmUp,
        EncodedHistograms histograms,
        LoadInterval last,
        Duration lastCompletion,
        long clipped) {}
