package dev.landfall.driver.core;

import dev.landfall.lifecycle.DriverState;
import dev.landfall.lifecycle.EndReason;
import dev.landfall.lifecycle.Epoch;
import dev.landfall.lifecycle.Order;
import dev.landfall.lifecycle.TestId;
import dev.landfall.message.OrchestratorBeat;
import dev.landfall.message.Trigger;
import dev.landfall.stats.NotSentReason;
import dev.landfall.workload.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One assignment while this driver works on it. {@link TestRunner} decides, this keeps what it decided. Not thread-safe. */
final class Execution {

    private static final Duration LONGEST_DRAIN = Duration.ofSeconds(5);

    private final DriverAssignment assignment;
    private final Lease lease;
    private final LongSupplier aliveUntilNanos;
    private DriverState state = DriverState.PREPARING;
    private @Nullable String reason;
    private @Nullable Load load;
    private boolean connected;
    private Trigger.@Nullable StartOrder asked;
    private @Nullable RunReport report;
    private @Nullable EndReason endReason;
    private long plannedEndNanos;
    private @Nullable Long sendUntilNanos;
    private boolean over;
    private final StallWatch stall = new StallWatch();
    private long startNanos;

    /** @param aliveUntilNanos up to when others take this process for alive although they hear nothing of it */
    Execution(DriverAssignment assignment, Lease lease, LongSupplier aliveUntilNanos) {
        this.assignment = assignment;
        this.lease = lease;
        this.aliveUntilNanos = aliveUntilNanos;
    }

    DriverAssignment assignment() {
        return assignment;
    }

    /** True when the orchestrator has been silent for too long; a refusal that no beat can end is over then too. */
    boolean isForsaken(long nowNanos) {
        return (assignment.leased() || state == DriverState.REFUSED) && lease.isOver(nowNanos);
    }

    DriverState state() {
        return state;
    }

    /** Asked to start, perhaps before it was ready. */
    Optional<Trigger.StartOrder> asked() {
        return Optional.ofNullable(asked);
    }

    /** True when a trigger for this test and epoch would start it, at once or once it is ready. */
    boolean awaits(TestId testId, Epoch epoch) {
        return assignment.leased()
                && assignment.testId().equals(testId)
                && assignment.epoch().equals(epoch)
                && !isStarted()
                && state != DriverState.REFUSED;
    }

    /** What a beat of the present orchestrator means for this test: nothing, or its end. */
    Optional<EndReason> heed(OrchestratorBeat beat, Instant loggedAt, long nowNanos) {
        if (!assignment.leased()) {
            return Optional.empty();
        }
        Optional<OrchestratorBeat.TestOrder> listed = beat.order(assignment.testId());
        if (listed.isEmpty()) {
            return lease.miss(loggedAt) ? Optional.of(EndReason.LEASE) : Optional.empty();
        }
        int newer = listed.get().epoch().compareTo(assignment.epoch());
        if (newer != 0) {
            return newer > 0 ? Optional.of(EndReason.FENCED) : Optional.empty();
        }
        lease.renew(nowNanos);
        allowSending();
        boolean over =
                listed.get().order() == Order.STOP || listed.get().state().isFinal();
        return over ? Optional.of(EndReason.STOPPED) : Optional.empty();
    }

    void ask(Trigger.StartOrder start) {
        asked = start;
    }

    void attach(Load prepared) {
        load = prepared;
        allowSending();
    }

    /** The load's connections are open. */
    void connect() {
        connected = true;
    }

    boolean isConnected() {
        return connected;
    }

    /** True once its load was given up. */
    boolean isOver() {
        return over;
    }

    boolean isStarted() {
        return report != null;
    }

    /** The reports of the load; empty before its start. */
    Optional<RunReport> report() {
        return Optional.ofNullable(report);
    }

    Optional<Load> load() {
        return Optional.ofNullable(load);
    }

    /** Why it ends, once it was told to; without that it ends as planned. */
    Optional<EndReason> endReason() {
        return Optional.ofNullable(endReason);
    }

    void become(DriverState next) {
        state = next;
    }

    void start(long startNanos, RunReport reports) {
        Plan plan = assignment.plan();
        state = DriverState.RUNNING;
        report = reports;
        this.startNanos = startNanos;
        plannedEndNanos = startNanos + plan.warmUp().plus(plan.plannedSending()).toNanos();
        load().ifPresent(l -> l.start(startNanos));
    }

    /** True once the planned time of a load that was started is over. */
    boolean isSendingOver(long nowNanos) {
        return isStarted() && nowNanos - plannedEndNanos > 0;
    }

    /**
     * Looks whether a started load stands still.
     *
     * @return true when that has changed
     */
    boolean hasStalledOrRecovered(long nowNanos) {
        return isStarted()
                && load().map(l -> stall.look(l.signOfLife(), nowNanos)).orElse(false);
    }

    boolean isStalled() {
        return stall.isStalled();
    }

    /** Ends a load that runs. */
    void end(EndReason why) {
        endReason = why;
        state = DriverState.DRAINING;
        NotSentReason notSent = why == EndReason.LEASE ? NotSentReason.LEASE : NotSentReason.STOPPED;
        Duration timeout = assignment.plan().target().timeout();
        Duration drain = timeout.compareTo(LONGEST_DRAIN) < 0 ? timeout : LONGEST_DRAIN;
        load().ifPresent(l -> l.stop(notSent, drain));
    }

    /** Gives a load up that was not started; whatever it still tells is of no interest. */
    void abandon() {
        over = true;
        load().ifPresent(l -> l.stop(NotSentReason.STOPPED, Duration.ZERO));
        load = null;
    }

    void refuse(String why) {
        abandon();
        state = DriverState.REFUSED;
        reason = why;
    }

    /**
     * Lets the load send up to the end of its lease, and no longer than this process may stand still without being given up: when it
     * wakes up after that it finds its load silent, and decides before anything is sent.
     */
    void allowSending() {
        long alive = aliveUntilNanos.getAsLong();
        long until = lease.endNanos() - alive < 0 ? lease.endNanos() : alive;
        boolean news = sendUntilNanos == null || sendUntilNanos != until;
        // What stands still must not be allowed more: once it wakes up it may have been given up.
        if (assignment.leased() && load != null && news && !isStalled()) {
            sendUntilNanos = until;
            load.sendUntil(until);
        }
    }

    Activity activity() {
        long sent = load().map(l -> l.progress().sent()).orElse(0L);
        return isStalled()
                ? new Activity(DriverState.STALLED, assignment.testId(), assignment.epoch(), sent, stallReason())
                : new Activity(state, assignment.testId(), assignment.epoch(), sent, reason);
    }

    /** When it stopped, and that this is no fault of the target. */
    String stallReason() {
        return String.format(
                Locale.ROOT,
                "an event loop of the engine has done nothing since %.1f s after the start",
                (stall.sinceNanos() - startNanos) / 1e9);
    }
}
