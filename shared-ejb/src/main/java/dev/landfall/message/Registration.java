package dev.landfall.message;

import dev.landfall.lifecycle.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * A driver is there. Repeated every 60 s.
 *
 * @param nodeIp as the driver sees itself
 * @param details null from one that speaks only the public fields
 */
public record Registration(
        NodeId nodeId, String nodeIp, @Nullable DriverDetails details) implements DriverReport {

    @Override
    public void deliverTo(DriverReportHandler handler) {
        handler.on(this);
    }
}
