package dev.landfall.orchestrator.core;

import dev.landfall.lifecycle.EndReason;
import dev.landfall.lifecycle.Incarnation;
import dev.landfall.lifecycle.NodeId;
import dev.landfall.message.Assignment;
import dev.landfall.message.PublicFigures;
import dev.landfall.orchestrator.core.view.FleetState;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One driver's part in one test: facts only, no decisions. Belongs to the coordinator. */
final class TestNode {

    /** What stands still for that long is given up as one that is silent for that long. */
    private static final Duration STALLED_LOST = Duration.ofSeconds(10);

    private static final Duration PUBLIC_DONE = Duration.ofSeconds(10);

    private final Assignment.Node assigned;
    private final NodeTally tally;
    private boolean ready;
    private @Nullable String refusal;
    private @Nullable PublicFigures given;
    private @Nullable Instant givenAt;
    private @Nullable Instant finalAt;
    private @Nullable FleetState lastState;
    private @Nullable Instant stalledSince;
    private @Nullable Instant stalledUntil;

    /** @param timeout of a request */
    TestNode(Assignment.Node assigned, Duration timeout) {
        this.assigned = assigned;
        this.tally = new NodeTally(timeout);
    }

    NodeId nodeId() {
        return assigned.nodeId();
    }

    @Nullable
    Incarnation incarnation() {
        return assigned.incarnation();
    }

    /** True for a driver that speaks only the public fields: it has neither counters nor a final report. */
    boolean isPublic() {
        return assigned.incarnation() == null;
    }

    NodeTally tally() {
        return tally;
    }

    /** A public driver cannot say so: it is ready once its config is out. */
    boolean isReady() {
        return ready || isPublic();
    }

    void becomeReady() {
        ready = true;
    }

    /** It beats without this test: whatever it had prepared is gone. */
    void letGo() {
        ready = false;
    }

    @Nullable
    String refusal() {
        return refusal;
    }

    void refuse(String why) {
        refusal = why;
    }

    /** Its heartbeat says whether its load stands still. */
    void stalls(boolean now, Instant loggedAt) {
        stalledSince = now ? (stalledSince == null ? loggedAt : stalledSince) : null;
        stalledUntil = now ? loggedAt : null;
    }

    /** Nothing more is to be expected of it: silent for too long, left, replaced, or its load has stood still for 10 s. */
    boolean isGone(Fleet fleet) {
        boolean stalledForLong = stalledSince != null
                && stalledUntil != null
                && Duration.between(stalledSince, stalledUntil).compareTo(STALLED_LOST) >= 0;
        return stalledForLong || fleet.isGone(nodeId(), incarnation());
    }

    /** What it was when the test ended: a report does not change with what its drivers do next. */
    void endsAs(FleetState now) {
        lastState = now;
    }

    /** Null before the end of the test. */
    @Nullable
    FleetState lastState() {
        return lastState;
    }

    @Nullable
    PublicFigures given() {
        return given;
    }

    void give(PublicFigures figures, Instant loggedAt) {
        if (givenAt == null || !loggedAt.isBefore(givenAt)) {
            given = figures;
            givenAt = loggedAt;
        }
    }

    void finalRead(Instant loggedAt) {
        finalAt = finalAt == null ? loggedAt : finalAt;
    }

    /** On the broker's clock. */
    @Nullable
    Instant finalAt() {
        return finalAt;
    }

    /** The final report is in; of a public driver, 10 s have passed since its last metrics. */
    boolean isDone(Instant brokerNow) {
        return isPublic() ? givenAt != null && !brokerNow.isBefore(givenAt.plus(PUBLIC_DONE)) : tally.isFinal();
    }

    /** Its part ended before the plan did. */
    boolean endedEarly() {
        EndReason end = tally.endReason();
        return end != null && end != EndReason.PLAN_ELAPSED;
    }
}
