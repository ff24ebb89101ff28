package dev.landfall.message;

import dev.landfall.lifecycle.Epoch;
import dev.landfall.lifecycle.Incarnation;
import dev.landfall.lifecycle.NodeId;
import dev.landfall.lifecycle.TestId;
import dev.landfall.stats.RequestCounts;
import org.jspecify.annotations.Nullable;

/**
 * What one driver saw: counters since its start, histograms of one interval only, in nanoseconds. Because counters are cumulative a
 * report may be lost, doubled or late without changing a total; because histograms are per interval they add up in any order.
 *
 * @param reportId unique per message
 * @param sequence from 0
 * @param counts up to the end of the interval, warm-up left out
 * @param interval null while there is none yet
 * @param start null until the first request was sent
 */
public record MetricsReport(
        NodeId nodeId,
        TestId testId,
        String reportId,
        Incarnation incarnation,
        Epoch epoch,
        long sequence,
        PublicFigures figures,
        RequestCounts counts,
        RequestCounts warmUp,
        @Nullable IntervalReport interval,
        @Nullable StartReport start,
        @Nullable Health health)
        implements DriverReport {

    @Override
    public void deliverTo(DriverReportHandler handler) {
        handler.on(this);
    }
}
