package dev.landfall.message;

import dev.landfall.lifecycle.NodeId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A driver is alive.
 *
 * @param leaving true for {@code heartbeat: NO}
 * @param timestamp of the sender's wall clock, for display alone
 * @param status null from one that speaks only the public fields
 */
public record DriverBeat(
        NodeId nodeId,
        boolean leaving,
        Instant timestamp,
        @Nullable DriverStatus status) implements DriverReport {

    @Override
    public void deliverTo(DriverReportHandler handler) {
        handler.on(this);
    }
}
