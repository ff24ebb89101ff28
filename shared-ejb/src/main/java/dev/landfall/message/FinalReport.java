package dev.landfall.message;

import dev.landfall.lifecycle.EndReason;
import dev.landfall.lifecycle.NodeId;
import dev.landfall.lifecycle.TestId;
import dev.landfall.stats.EncodedHistograms;
import dev.landfall.stats.ErrorExamples;
import java.time.Duration;

/**
 * A driver's last word on a test, repeated every 5 s until a beat acknowledges it.
 *
 * @param metrics final counters; its interval is the one in which the load ended
 * @param totals histograms of the whole test
 * @param lastCompletion after {@code start_at} + warm-up; zero if nothing completed
 * @param examples of what was said by failures
 */
public record FinalReport(
        MetricsReport metrics,
        EndReason endReason,
        EncodedHistograms totals,
        Duration lastCompletion,
        ErrorExamples examples)
        implements DriverReport {

    @Override
    public NodeId nodeId() {
        return metrics.nodeId();
    }

    public TestId testId() {
        return metrics.testId();
    }

    @Override
    public void deliverTo(DriverReportHandler handler) {
        handler.on(this);
    }
}
