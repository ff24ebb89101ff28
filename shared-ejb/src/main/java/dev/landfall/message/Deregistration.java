package dev.landfall.message;

import dev.landfall.lifecycle.Incarnation;
import dev.landfall.lifecycle.NodeId;
import org.jspecify.annotations.Nullable;

/** A driver leaves politely. */
public record Deregistration(
        NodeId nodeId, String nodeIp, @Nullable Incarnation incarnation) implements DriverReport {

    @Override
    public void deliverTo(DriverReportHandler handler) {
        handler.on(this);
    }
}
