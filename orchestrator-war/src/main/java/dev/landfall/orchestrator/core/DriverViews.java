package dev.landfall.orchestrator.core;

import dev.landfall.lifecycle.NodeId;
import dev.landfall.message.DriverDetails;
import dev.landfall.message.DriverStatus;
import dev.landfall.orchestrator.core.view.DriverView;
import dev.landfall.orchestrator.core.view.FleetState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the immutable views of the fleet. Belongs to the coordinator. */
final class DriverViews {

    private final Fleet fleet;

    DriverViews(Fleet fleet) {
        this.fleet = fleet;
    }

    /** By name. */
    List<DriverView> views(Map<NodeId, LoadTest> holders) {
        return fleet.members().stream()
                .map(m -> view(m, holders.get(m.nodeId())))
                .toList();
    }

    private DriverView view(FleetMember member, @Nullable LoadTest held) {
        DriverDetails details = member.details();
        DriverStatus status = member.status();
        Instant beatAt = member.beatAt();
        boolean tellsOfIt = held != null && status != null && held.id().equals(status.testId());
        Long sent = status == null || !tellsOfIt ? null : Long.valueOf(status.sent());
        return new DriverView(
                member.nodeId(),
                member.ip(),
                state(member, held),
                fleet.isAlive(member),
                details == null ? null : details.protocol(),
                beatAt,
                beatAt == null ? null : fleet.age(member, beatAt).toMillis(),
                details == null ? null : details.version(),
                status == null ? null : status.clock(),
                held == null ? null : held.id(),
                sent,
                status == null ? null : status.health(),
                details == null ? Map.of() : details.labels());
    }

    /** A public driver says nothing of what it does: it runs while its test does. */
    private FleetState state(FleetMember member, @Nullable LoadTest held) {
        FleetState own = fleet.state(member);
        boolean runs = held != null && held.state().isActive();
        return member.details() == null && own == FleetState.IDLE && runs ? FleetState.RUNNING : own;
    }
}
