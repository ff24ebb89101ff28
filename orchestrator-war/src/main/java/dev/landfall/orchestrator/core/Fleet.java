package dev.landfall.orchestrator.core;

import dev.landfall.lifecycle.Incarnation;
import dev.landfall.lifecycle.NodeId;
import dev.landfall.message.Deregistration;
import dev.landfall.message.DriverBeat;
import dev.landfall.message.DriverStatus;
import dev.landfall.message.LogPosition;
import dev.landfall.message.OrchestratorBeat.RefusedNode;
import dev.landfall.message.Registration;
import dev.landfall.orchestrator.core.IgnoredCounts.Cause;
import dev.landfall.orchestrator.core.view.FleetState;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The drivers and whether they are there. Silence is judged in the log time of the drivers' heartbeat partition, where the orchestrator's own
 * beat appears each second too: being one partition, it is read in order however late we read it. A leap of that time means that nobody
 * could write, and is nobody's silence. Belongs to the coordinator.
 */
final class Fleet {

    private static final Duration LISTED_WHEN_GONE = Duration.ofMinutes(10);
    private static final Duration COMMON_OUTAGE = Duration.ofMillis(2500);

    private final Map<NodeId, FleetMember> members = new TreeMap<>();
    private final IgnoredCounts ignored;
    private Instant logTime = Instant.EPOCH;
    private boolean timeKnown;

    Fleet(IgnoredCounts ignored) {
        this.ignored = ignored;
    }

    /** A record of the drivers' heartbeat partition. */
    void onLogTime(Instant loggedAt) {
        if (timeKnown && Duration.between(logTime, loggedAt).compareTo(COMMON_OUTAGE) > 0) {
            members.values().forEach(m -> m.forgive(logTime, loggedAt));
        }
        if (!timeKnown || loggedAt.isAfter(logTime)) {
            logTime = loggedAt;
            timeKnown = true;
        }
    }

    void on(LogPosition at, Registration registration) {
        FleetMember member = members.get(registration.nodeId());
        if (member == null) {
            members.put(registration.nodeId(), new FleetMember(at, registration));
        } else if (!member.register(at, registration, judged(member))) {
            ignored.add(Cause.OLD_INCARNATION);
        }
    }

    void on(LogPosition at, Deregistration leaving) {
        find(leaving.nodeId()).ifPresent(m -> m.withdraw(leaving.incarnation()));
        holder(leaving.nodeId(), leaving.incarnation()).ifPresent(m -> m.leave(at.loggedAt()));
    }

    /** True when the beat is that of the process that holds the name. */
    boolean on(LogPosition at, DriverBeat beat) {
        DriverStatus status = beat.status();
        Optional<FleetMember> holder = holder(beat.nodeId(), status == null ? null : status.incarnation());
        holder.ifPresent(member -> {
            member.beat(at.loggedAt(), status);
            if (beat.leaving()) {
                member.leave(at.loggedAt());
            }
        });
        return holder.isPresent();
    }

    /** A report on a test: also a sign of life. */
    void heard(LogPosition at, NodeId nodeId, @Nullable Incarnation incarnation) {
        FleetMember member = members.get(nodeId);
        if (member != null && Objects.equals(member.incarnation(), incarnation)) {
            member.hear(at.loggedAt());
        }
    }

    /** Lets names pass to waiting processes, and forgets who has been gone for long. */
    void settle() {
        members.values().forEach(m -> m.settle(judged(m)));
        members.values()
                .removeIf(m ->
                        !isAlive(m) && Duration.between(m.goneAt(), logTime).compareTo(LISTED_WHEN_GONE) > 0);
    }

    FleetState state(FleetMember member) {
        return member.state(judged(member));
    }

    boolean isAlive(FleetMember member) {
        FleetState state = state(member);
        return state != FleetState.LOST && state != FleetState.LEFT;
    }

    /** Whether this very process can be counted on no more: silent for too long, left, or replaced. */
    boolean isGone(NodeId nodeId, @Nullable Incarnation incarnation) {
        FleetMember member = members.get(nodeId);
        return member == null || !Objects.equals(member.incarnation(), incarnation) || !isAlive(member);
    }

    /** LOST for a process that is not the one that has the name. */
    FleetState state(NodeId nodeId, @Nullable Incarnation incarnation) {
        FleetMember member = members.get(nodeId);
        return member == null || !Objects.equals(member.incarnation(), incarnation) ? FleetState.LOST : state(member);
    }

    /** By name. */
    Collection<FleetMember> members() {
        return members.values();
    }

    Optional<FleetMember> find(NodeId nodeId) {
        FleetMember found = members.get(nodeId);
        return Optional.ofNullable(found);
    }

    /** How long a member has been silent. */
    Duration age(FleetMember member, Instant since) {
        Duration age = Duration.between(since, judged(member));
        return age.isNegative() ? Duration.ZERO : age;
    }

    /** Processes that asked for a name whose holder has shown life since. */
    List<RefusedNode> refused() {
        return members.values().stream()
                .flatMap(m -> m.refused().stream().map(i -> new RefusedNode(m.nodeId(), i, "NODE_ID_IN_USE", m.ip())))
                .toList();
    }

    private Optional<FleetMember> holder(NodeId nodeId, @Nullable Incarnation incarnation) {
        FleetMember member = members.get(nodeId);
        if (member == null) {
            ignored.add(Cause.UNREGISTERED_NODE);
            return Optional.empty();
        }
        if (!Objects.equals(member.incarnation(), incarnation)) {
            ignored.add(Cause.OLD_INCARNATION);
            return Optional.empty();
        }
        return Optional.of(member);
    }

    private Instant judged(FleetMember member) {
        return timeKnown ? logTime : member.heardAt();
    }
}
