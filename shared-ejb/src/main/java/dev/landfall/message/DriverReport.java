package dev.landfall.message;

import dev.landfall.lifecycle.NodeId;

/** What drivers say. Those that speak only the public fields give null for everything else. */
public sealed interface DriverReport extends Message
        permits Registration, Deregistration, DriverBeat, FiguresReport, MetricsReport, FinalReport {

    NodeId nodeId();

    void deliverTo(DriverReportHandler handler);
}
