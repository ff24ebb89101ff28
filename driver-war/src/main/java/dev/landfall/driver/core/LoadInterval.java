package dev.landfall.driver.core;

import dev.landfall.stats.EncodedHistograms;
import dev.landfall.stats.RequestCounts;
import java.time.Duration;

/**
 * What was seen in one interval of a load.
 *
 * @param index from 0; interval k is [k, k+1) × the metrics interval after start and warm-up
 * @param start after the start of what counts
 * @param end after the start of what counts; earlier than a whole interval only in the last one
 * @param counts since the start of what counts up to the end of this interval (cumulative)
 * @param histograms of this interval alone
 */
public record LoadInterval(
        long index, Duration start, Duration end, RequestCounts counts, EncodedHistograms histograms) {}
