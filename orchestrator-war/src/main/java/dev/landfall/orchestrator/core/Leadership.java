package dev.landfall.orchestrator.core;

import dev.landfall.lifecycle.Incarnation;
import dev.landfall.lifecycle.Term;
import dev.landfall.message.LogPosition;
import dev.landfall.message.OrchestratorBeat;
import dev.landfall.orchestrator.core.Standing.Role;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which orchestrator decides. One that has read the log claims a term over all it has seen once no other has beaten for 5 s, and leads when its
 * own first beat is read back before any other's of that term. Belongs to the coordinator.
 */
final class Leadership {

    private static final Duration STAND_BY = Duration.ofSeconds(5);
    /** Polls come back ten times a second: a longer pause was our own, and proves nothing about others. */
    private static final Duration OWN_PAUSE = Duration.ofSeconds(2);

    private final Incarnation self;
    private Role role = Role.REPLAYING;
    private @Nullable Term claimed;
    private @Nullable Term newestSeen;
    private String otherName = "";
    private @Nullable Instant otherBeatAt;
    private long otherHeardNanos;
    private long lastPollNanos;
    private boolean resigned;
    private Instant logTime = Instant.EPOCH;

    Leadership(Incarnation self) {
        this.self = self;
    }

    Role role() {
        return role;
    }

    boolean leads() {
        return role == Role.LEADING;
    }

    /** True once a claim is out: beats are to be sent. */
    boolean beats() {
        return leads() || (role == Role.STANDBY && claimed != null);
    }

    /** The claimed term. */
    Term term() {
        if (claimed == null) {
            throw new IllegalStateException("no term is claimed");
        }
        return claimed;
    }

    /** Anything of an older term than the one we lead in does not count. */
    boolean isOld(Term term) {
        return leads() && term.compareTo(term()) < 0;
    }

    Standing standing() {
        return new Standing(
                role,
                switch (role) {
                    case REPLAYING -> "the log is still being read";
                    case STANDBY ->
                        otherBeatAt == null
                                ? "the first beat has not been read back yet"
                                : "orchestrator " + otherName + " was heard less than 5 s ago; standing by";
                    case LEADING -> "leading in term " + term().value();
                    case FENCED ->
                        resigned ? "this orchestrator is being stopped" : "orchestrator " + otherName + " took over";
                });
    }

    void onCaughtUp(long nanos) {
        if (role == Role.REPLAYING) {
            role = Role.STANDBY;
        }
        lastPollNanos = nanos;
        otherHeardNanos = nanos;
    }

    void onPoll(long nanos) {
        if (nanos - lastPollNanos > OWN_PAUSE.toNanos()) {
            otherHeardNanos = nanos;
        }
        lastPollNanos = nanos;
    }

    /** A record of the partition in which all orchestrators' beats are ordered. */
    void onLogTime(Instant loggedAt) {
        logTime = loggedAt.isAfter(logTime) ? loggedAt : logTime;
    }

    /** A term seen in any record. */
    void onTerm(Term term) {
        newestSeen = newestSeen == null || term.compareTo(newestSeen) > 0 ? term : newestSeen;
    }

    /** A beat, own or other, in the order of its partition. */
    void onBeat(LogPosition at, OrchestratorBeat beat, long nanos) {
        if (beat.incarnation().equals(self)) {
            if (role == Role.STANDBY && beat.term().equals(claimed)) {
                role = Role.LEADING;
            }
            return;
        }
        boolean newer = claimed == null || beat.term().compareTo(claimed) > 0;
        boolean cameFirst = role == Role.STANDBY && beat.term().equals(claimed);
        onTerm(beat.term());
        if (newer || cameFirst) {
            yieldTo(at, beat, nanos);
        }
    }

    private void yieldTo(LogPosition at, OrchestratorBeat beat, long nanos) {
        otherName = beat.nodeId().value();
        if (leads()) {
            role = Role.FENCED;
        } else {
            claimed = null;
        }
        otherBeatAt = beat.leaving() ? null : at.loggedAt();
        otherHeardNanos = nanos;
    }

    /** Decides nothing more. */
    void resign() {
        resigned = true;
        role = Role.FENCED;
    }

    /** Claims a term if nobody else beats; true when it was claimed just now. */
    boolean claim(long nanos) {
        if (role != Role.STANDBY || claimed != null || nanos - lastPollNanos > OWN_PAUSE.toNanos()) {
            return false;
        }
        if (otherBeatAt != null && !isSilent(otherBeatAt, nanos)) {
            return false;
        }
        claimed = newestSeen == null ? Term.FIRST : newestSeen.next();
        newestSeen = claimed;
        return true;
    }

    private boolean isSilent(Instant beatAt, long nanos) {
        return Duration.between(beatAt, logTime).compareTo(STAND_BY) >= 0
                || nanos - otherHeardNanos >= STAND_BY.toNanos();
    }
}
