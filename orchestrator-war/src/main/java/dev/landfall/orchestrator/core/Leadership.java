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
 * Which orchestrator decides. One that has read the log claims a term over all it has seen once no other's beat is under 5 s old, and leads
 * when its own first beat is read back before any other's of that term. It acts only while its newest beat is under 4 s old, so that two
 * never act at once; fenced by a newer term it is finished, and another life begins by reading the log. Belongs to the coordinator.
 *
 * <p>Who leads is told by the order of the orchestrators' partition. Ages are those of the copies in the drivers' partition: one
 * partition has one clock, and a waiting orchestrator writes there itself each second, so that time goes on there though all others are dead.
 */
final class Leadership {

    static final Duration STAND_BY = Duration.ofSeconds(5);
    /** A second less than others wait. */
    static final Duration ACTS = Duration.ofSeconds(4);
    /** Own words come back each second: a greater gap means that nobody could write, or that this process stood still. */
    private static final Duration OUTAGE = Duration.ofMillis(2500);
    /** Polls come back ten times a second: after a longer pause of our own there is much to be read. */
    private static final Duration OWN_PAUSE = Duration.ofSeconds(2);

    private final Incarnation self;
    private Role role = Role.REPLAYING;
    private @Nullable Term claimed;
    private @Nullable Term newestSeen;
    private String otherName = "";
    private @Nullable Term otherTerm;
    private @Nullable Instant otherHeardAt;
    private @Nullable Instant ownBeatAt;
    private @Nullable Instant ownWordAt;
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

    /** True while nobody else can have claimed a newer term. */
    boolean acts(Instant brokerNow) {
        return leads()
                && ownBeatAt != null
                && Duration.between(ownBeatAt, brokerNow).compareTo(ACTS) < 0;
    }

    /** A newer one leads: nothing that is known here counts any more. */
    boolean isFenced() {
        return role == Role.FENCED && !resigned;
    }

    /** True once a claim is out: beats are to be sent. */
    boolean beats() {
        return leads() || (role == Role.STANDBY && claimed != null);
    }

    /** True while it has nothing to say but that it waits. */
    boolean waits() {
        return role == Role.STANDBY && claimed == null;
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
                        otherHeardAt == null || claimed != null
                                ? "the first beat has not been read back yet"
                                : other() + " leads and was heard less than 5 s ago; standing by";
                    case LEADING -> "leading in term " + term().value();
                    case FENCED -> resigned ? "this orchestrator is being stopped" : other() + " took over";
                });
    }

    private String other() {
        return "orchestrator " + otherName + (otherTerm == null ? "" : " (term " + otherTerm.value() + ")");
    }

    void onCaughtUp(long nanos) {
        if (role == Role.REPLAYING) {
            role = Role.STANDBY;
        }
        lastPollNanos = nanos;
    }

    void onPoll(long nanos) {
        lastPollNanos = nanos;
    }

    /** A record of the drivers' partition. */
    void onLogTime(Instant loggedAt) {
        logTime = later(logTime, loggedAt);
    }

    /** A term seen in any record. */
    void onTerm(Term term) {
        newestSeen = newestSeen == null || term.compareTo(newestSeen) > 0 ? term : newestSeen;
    }

    /** A beat, own or other, in the order of the orchestrators' partition. */
    void onBeat(OrchestratorBeat beat) {
        if (beat.incarnation().equals(self)) {
            if (role == Role.STANDBY && beat.term().equals(claimed)) {
                role = Role.LEADING;
            }
            return;
        }
        onTerm(beat.term());
        boolean newer = claimed == null || beat.term().compareTo(claimed) > 0;
        boolean cameFirst = role == Role.STANDBY && beat.term().equals(claimed);
        if ((newer && isNewestOther(beat)) || cameFirst) {
            yieldTo(beat);
        }
    }

    /** The copy of a beat in the drivers' partition. */
    void onCopy(LogPosition at, OrchestratorBeat beat) {
        if (beat.incarnation().equals(self)) {
            ownBeatAt = leads() && beat.term().equals(claimed) ? at.loggedAt() : ownBeatAt;
        } else if (isNewestOther(beat)) {
            otherTerm = beat.term();
            otherName = beat.nodeId().value();
            otherHeardAt = beat.leaving() ? null : at.loggedAt();
        }
    }

    /** Another one waits too, or this one's own word has come back. */
    void onStandby(LogPosition at, Incarnation incarnation) {
        if (!incarnation.equals(self)) {
            return;
        }
        boolean outage =
                ownWordAt != null && Duration.between(ownWordAt, at.loggedAt()).compareTo(OUTAGE) > 0;
        ownWordAt = at.loggedAt();
        if (outage && otherHeardAt != null) {
            otherHeardAt = later(otherHeardAt, at.loggedAt());
        }
    }

    /** Of one that was followed by another, even a farewell says nothing. */
    private boolean isNewestOther(OrchestratorBeat beat) {
        return otherTerm == null || beat.term().compareTo(otherTerm) >= 0;
    }

    private void yieldTo(OrchestratorBeat beat) {
        otherName = beat.nodeId().value();
        otherTerm = beat.term();
        if (leads()) {
            role = Role.FENCED;
        } else if (claimed != null) {
            claimed = null;
            // Its copy is yet to be read: until then it was heard just now.
            otherHeardAt = logTime;
        }
    }

    /** Decides nothing more. */
    void resign() {
        resigned = true;
        role = Role.FENCED;
    }

    /** Claims a term if nobody else beats; true when it was claimed just now. */
    boolean claim(long nanos) {
        boolean otherIsHeard =
                otherHeardAt != null && Duration.between(otherHeardAt, logTime).compareTo(STAND_BY) < 0;
        if (!waits() || otherIsHeard || nanos - lastPollNanos > OWN_PAUSE.toNanos()) {
            return false;
        }
        claimed = newestSeen == null ? Term.FIRST : newestSeen.next();
        newestSeen = claimed;
        return true;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
