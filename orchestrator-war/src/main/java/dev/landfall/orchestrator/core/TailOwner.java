package dev.landfall.orchestrator.core;

import dev.landfall.lifecycle.NodeId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * Names the driver that owns the tail. Of the n samples above the merged p99, a driver that holds the share s of all samples is expected to
 * hold about s·n. It owns the tail when n is at least 50 and it holds s + 0.6·(1 − s) of them or more: 80 % with half of all samples, 66 %
 * with an eighth. (With n = 50 and s = ½ chance alone does that once in 50,000 times.) This may be the driver's network as well as the
 * driver, so it is told and changes no verdict. Pure.
 */
final class TailOwner {

    private static final long LEAST_SAMPLES = 50;
    private static final double BEYOND_SHARE = 0.6;
    private static final double TAIL_PERCENT = 99;

    private TailOwner() {}

    /** A sentence, if there is one. */
    static Optional<String> sentence(Map<NodeId, Histogram> responseTimes, Histogram merged) {
        if (responseTimes.size() < 2 || merged.getTotalCount() == 0) {
            return Optional.empty();
        }
        long p99 = merged.getValueAtPercentile(TAIL_PERCENT);
        double inTail = above(merged, p99);
        if (inTail < LEAST_SAMPLES) {
            return Optional.empty();
        }
        return new TreeMap<>(responseTimes)
                .entrySet().stream()
                        .filter(e -> owns(e.getValue(), merged, p99, inTail))
                        .findFirst()
                        .map(e -> String.format(
                                Locale.ROOT,
                                "%s owns the tail: %.0f %% of the response times above the merged p99 are its own, and %.0f %%"
                                        + " of all",
                                e.getKey(),
                                100 * above(e.getValue(), p99) / inTail,
                                100 * share(e.getValue(), merged)));
    }

    private static boolean owns(Histogram own, Histogram merged, long p99, double inTail) {
        double share = share(own, merged);
        return above(own, p99) / inTail >= share + BEYOND_SHARE * (1 - share);
    }

    private static double share(Histogram own, Histogram merged) {
        return (double) own.getTotalCount() / merged.getTotalCount();
    }

    private static double above(Histogram histogram, long value) {
        return histogram.getCountBetweenValues(
                histogram.nextNonEquivalentValue(value), histogram.getHighestTrackableValue());
    }
}
