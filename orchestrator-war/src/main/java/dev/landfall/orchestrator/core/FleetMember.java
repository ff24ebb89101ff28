package dev.landfall.orchestrator.core;

import dev.landfall.lifecycle.Incarnation;
import dev.landfall.lifecycle.NodeId;
import dev.landfall.message.DriverDetails;
import dev.landfall.message.DriverStatus;
import dev.landfall.message.LogPosition;
import dev.landfall.message.Registration;
import dev.landfall.orchestrator.core.view.FleetState;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One name in the fleet, the process that holds it, and a second process that asks for it. All instants are log time. Belongs to the
 * coordinator.
 */
final class FleetMember {

    private static final Duration LEAST_SUSPECT = Duration.ofSeconds(3);
    private static final Duration LEAST_LOST = Duration.ofSeconds(10);
    private static final Duration PUBLIC_LOST = Duration.ofSeconds(60);

    private final NodeId nodeId;
    private final Set<Incarnation> former = new HashSet<>();
    private Registration registration;
    private Instant heardAt;
    private Instant silentSince;
    private @Nullable Instant beatAt;
    private @Nullable DriverStatus status;
    private final Contenders contenders = new Contenders();
    private @Nullable Instant leftAt;

    FleetMember(LogPosition at, Registration registration) {
        this.nodeId = registration.nodeId();
        this.registration = registration;
        this.heardAt = at.loggedAt();
        this.silentSince = at.loggedAt();
    }

    NodeId nodeId() {
        return nodeId;
    }

    String ip() {
        return registration.nodeIp();
    }

    @Nullable
    DriverDetails details() {
        return registration.details();
    }

    @Nullable
    DriverStatus status() {
        return status;
    }

    @Nullable
    Incarnation incarnation() {
        DriverDetails details = registration.details();
        return details == null ? null : details.incarnation();
    }

    Set<Incarnation> refused() {
        return contenders.refused();
    }

    @Nullable
    Instant beatAt() {
        return beatAt;
    }

    Instant heardAt() {
        return heardAt;
    }

    /** Takes a registration; false when it comes from a process that lost the name. */
    boolean register(LogPosition at, Registration next, Instant logTime) {
        Incarnation asking = next.details() == null ? null : next.details().incarnation();
        if (Objects.equals(asking, incarnation())) {
            registration = next;
            hear(at.loggedAt());
            comeBack(at.loggedAt());
            return true;
        }
        if (asking != null && former.contains(asking)) {
            return false;
        }
        if (incarnation() == null || state(logTime) == FleetState.LOST || leftAt != null) {
            takeOver(at.loggedAt(), next);
            return true;
        }
        if (asking != null) {
            contenders.ask(asking, next, at.loggedAt());
        }
        return asking != null;
    }

    /** Any word of the holder. */
    void hear(Instant loggedAt) {
        heardAt = later(heardAt, loggedAt);
        silentSince = later(silentSince, loggedAt);
        contenders.holderWasHeard(loggedAt);
    }

    void beat(Instant loggedAt, @Nullable DriverStatus now) {
        hear(loggedAt);
        beatAt = loggedAt;
        status = now;
        comeBack(loggedAt);
    }

    void leave(Instant loggedAt) {
        hear(loggedAt);
        leftAt = loggedAt;
        settle(loggedAt);
    }

    /** A second process asks no more. */
    void withdraw(@Nullable Incarnation second) {
        contenders.withdraw(second);
    }

    /** Nobody could write until now: its silence starts again, unless it was lost before. */
    void forgive(Instant lastLogTime, Instant now) {
        if (leftAt == null && state(lastLogTime) != FleetState.LOST) {
            silentSince = later(silentSince, now);
        }
    }

    /** Lets a second process have the name once the holder is silent or gone. */
    void settle(Instant logTime) {
        contenders.forgetSilent(logTime);
        FleetState now = state(logTime);
        if (now == FleetState.SUSPECT || now == FleetState.LOST || now == FleetState.LEFT) {
            contenders.next().ifPresent(next -> takeOver(logTime, next));
        }
    }

    FleetState state(Instant logTime) {
        if (leftAt != null) {
            return FleetState.LEFT;
        }
        Duration silence = Duration.between(silentSince, logTime);
        if (silence.compareTo(lostAfter()) >= 0) {
            return FleetState.LOST;
        }
        if (details() != null && silence.compareTo(threshold(3, LEAST_SUSPECT)) >= 0) {
            return FleetState.SUSPECT;
        }
        return status == null
                ? FleetState.IDLE
                : FleetState.valueOf(status.state().name());
    }

    /** When it was, or will be, lost; when it left. */
    Instant goneAt() {
        return leftAt != null ? leftAt : silentSince.plus(lostAfter());
    }

    private Duration lostAfter() {
        return details() == null ? PUBLIC_LOST : threshold(10, LEAST_LOST);
    }

    private Duration threshold(int intervals, Duration least) {
        DriverDetails details = registration.details();
        Duration silence = details == null ? least : details.heartbeatInterval().multipliedBy(intervals);
        return silence.compareTo(least) < 0 ? least : silence;
    }

    private void takeOver(Instant loggedAt, Registration next) {
        Incarnation old = incarnation();
        if (old != null) {
            former.add(old);
        }
        registration = next;
        status = null;
        leftAt = null;
        heardAt = later(heardAt, loggedAt);
        silentSince = later(silentSince, loggedAt);
    }

    /** A word from before the farewell may be read after it: it stands in another partition. */
    private void comeBack(Instant loggedAt) {
        if (leftAt != null && loggedAt.isAfter(leftAt)) {
            leftAt = null;
        }
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
