package dev.landfall.message;

import dev.landfall.lifecycle.NodeId;
import dev.landfall.lifecycle.TestId;

/** Metrics of a driver that speaks only the public fields: four figures, shown as given. */
public record FiguresReport(NodeId nodeId, TestId testId, String reportId, PublicFigures figures)
        implements DriverReport {

    @Override
    public void deliverTo(DriverReportHandler handler) {
        handler.on(this);
    }
}
