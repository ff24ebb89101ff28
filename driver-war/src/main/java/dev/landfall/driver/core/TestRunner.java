package dev.landfall.driver.core;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import dev.landfall.lifecycle.DriverState;
import dev.landfall.lifecycle.EndReason;
import dev.landfall.lifecycle.Epoch;
import dev.landfall.lifecycle.TestId;
import dev.landfall.message.OrchestratorBeat;
import dev.landfall.message.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The one test that a driver works on, from the command to the final report. Not thread-safe: belongs to {@link Serial}.
 * <pre>
 * state                       event                               next
 * (none)                      a command for this driver           PREPARING
 * PREPARING                   connections open, clock known       READY
 * PREPARING                   target not allowed, no address, …   REFUSED
 * READY                       trigger                             RUNNING; read too late: REFUSED
 * RUNNING                     planned time over, or told to end   DRAINING
 * RUNNING, DRAINING           nothing in flight any more          (none), the final report is on its way
 * RUNNING, DRAINING           the engine does nothing for 3 s     shown as STALLED until it goes on
 * PREPARING, READY, REFUSED   told to end, or another command     (none)
 * </pre>
 */
final class TestRunner implements Preparation.Events {

    private static final System.Logger LOG = System.getLogger(TestRunner.class.getName());
    private static final long LATEST_READ_NANOS = Duration.ofMillis(250).toNanos();

    private final DriverSettings settings;
    private final DriverClock time;
    private final BrokerClock clock;
    private final LoadReports reports;
    private final Runnable changed;
    private final LongSupplier aliveUntilNanos;
    private final Preparation preparation;
    private final EndedTests ended = new EndedTests();
    private @Nullable Execution current;
    private @Nullable DriverAssignment waiting;

    /**
     * @param changed called after each change of state
     * @param aliveUntilNanos up to when others take this process for alive although they hear nothing of it
     */
    TestRunner(
            DriverSettings settings,
            DriverPorts ports,
            Serial serial,
            BrokerClock clock,
            LoadReports reports,
            Runnable changed,
            LongSupplier aliveUntilNanos) {
        this.settings = settings;
        this.time = ports.clock();
        this.clock = clock;
        this.reports = reports;
        this.changed = changed;
        this.aliveUntilNanos = aliveUntilNanos;
        this.preparation = new Preparation(settings, ports, serial, this);
    }

    Activity activity() {
        return current == null ? Activity.IDLE : current.activity();
    }

    boolean isIdle() {
        return current == null;
    }

    /** True once a command for this test and epoch, or a later one, was taken. */
    boolean knows(TestId testId, Epoch epoch) {
        return ended.covers(testId, epoch)
                || (current != null && current.assignment().covers(testId, epoch))
                || (waiting != null && waiting.covers(testId, epoch));
    }

    /** Works on this from now on; a test that has not started makes way, one that sends is first brought to its end. */
    void take(DriverAssignment next) {
        if (current == null) {
            begin(next);
            return;
        }
        waiting = next;
        boolean replaced = current.assignment().testId().equals(next.testId());
        if (replaced || !current.isStarted()) {
            end(replaced ? EndReason.FENCED : EndReason.STOPPED);
        } else {
            LOG.log(INFO, () -> next.ids() + " waits for the end of another test");
        }
    }

    /** Starts the test that is named at the instant that is named; false when that is not the one at hand. */
    boolean trigger(TestId testId, Trigger.StartOrder start) {
        Execution e = current;
        if (e == null || !e.awaits(testId, start.epoch())) {
            return false;
        }
        e.ask(start);
        advance(e);
        return true;
    }

    /** A beat of the present orchestrator. */
    void on(OrchestratorBeat beat, Instant loggedAt) {
        if (current != null) {
            current.heed(beat, loggedAt, time.nanos()).ifPresent(this::end);
        }
    }

    /** Time has passed. */
    void check(long nowNanos) {
        Execution e = current;
        if (e == null) {
            return;
        }
        if (e.hasStalledOrRecovered(nowNanos)) {
            tellStall(e);
        }
        e.allowSending();
        if (e.isForsaken(nowNanos)) {
            end(EndReason.LEASE);
        } else if (e.state() == DriverState.RUNNING && e.isSendingOver(nowNanos)) {
            become(e, DriverState.DRAINING, "the planned time is over");
        }
    }

    private void tellStall(Execution e) {
        LOG.log(
                WARNING,
                () -> e.assignment().ids() + " "
                        + (e.isStalled() ? e.state() + "->STALLED " + e.stallReason() : "STALLED->" + e.state()));
        changed.run();
    }

    /** The broker's clock may be known now. */
    void onClock() {
        if (current != null) {
            advance(current);
        }
    }

    /** Publishes what the load has closed. */
    void shipClosed() {
        if (current != null && current.isStarted()) {
            reports.ship(current);
        }
    }

    /** Ends what goes on; a load that was not started leaves no trace, one that was leaves a final report. */
    void end(EndReason why) {
        Execution e = current;
        if (e == null) {
            return;
        }
        if (!e.isStarted()) {
            e.abandon();
            LOG.log(INFO, () -> e.assignment().ids() + " " + e.state() + "->IDLE without a start: " + why);
            leave(e);
        } else if (e.endReason().isEmpty()) {
            LOG.log(INFO, () -> e.assignment().ids() + " " + e.state() + "->DRAINING told to end: " + why);
            e.end(why);
            changed.run();
        }
    }

    @Override
    public boolean isCurrent(Execution execution) {
        return current == execution && !execution.isOver();
    }

    @Override
    public void connected(Execution e) {
        e.connect();
        advance(e);
    }

    @Override
    public void refused(Execution e, String reason) {
        LOG.log(WARNING, () -> e.assignment().ids() + " " + e.state() + "->REFUSED " + reason);
        e.refuse(reason);
        changed.run();
    }

    @Override
    public void finished(Execution e, @Nullable LoadTotals totals, @Nullable Throwable failure) {
        if (e.isStarted()) {
            reports.end(e, totals, failure);
            leave(e);
        } else {
            refused(e, "ENGINE: " + (failure == null ? "the load ended before its start" : failure.getMessage()));
        }
    }

    private void begin(DriverAssignment assignment) {
        Lease lease = new Lease(settings.lease(), assignment.loggedAt(), time.nanos());
        Execution e = new Execution(assignment, lease, aliveUntilNanos);
        current = e;
        LOG.log(INFO, () -> assignment.ids() + " IDLE->PREPARING " + assignment.story());
        changed.run();
        preparation.begin(e);
    }

    /** Takes the next step when what it needs is there: connections, then the clock, then the trigger. */
    private void advance(Execution e) {
        if (!e.isConnected() || e.isStarted() || e.state() == DriverState.REFUSED) {
            return;
        }
        if (!e.assignment().leased()) {
            start(e, time.nanos(), null);
            return;
        }
        if (e.state() == DriverState.PREPARING && clock.isReady()) {
            become(e, DriverState.READY, "connections open, clock known");
        }
        if (e.state() == DriverState.READY && e.asked().isPresent()) {
            startAt(e, e.asked().get().startAt());
        }
    }

    private void startAt(Execution e, Instant startAt) {
        long startNanos = clock.nanosAt(startAt);
        long lateNanos = time.nanos() - startNanos;
        if (lateNanos > LATEST_READ_NANOS) {
            LOG.log(WARNING, () -> e.assignment().ids() + " the trigger is " + lateNanos / 1_000_000 + " ms late");
            refused(e, "LATE");
            return;
        }
        start(e, startNanos, startAt);
    }

    private void start(Execution e, long startNanos, @Nullable Instant startAt) {
        long inMillis = (startNanos - time.nanos()) / 1_000_000;
        LOG.log(INFO, () -> e.assignment().ids() + " " + e.state() + "->RUNNING in " + inMillis + " ms");
        reports.begin();
        StartOffset offset = new StartOffset(e.assignment(), clock, startNanos, startAt);
        e.start(startNanos, new RunReport(settings, e.assignment(), offset));
        changed.run();
    }

    private void become(Execution e, DriverState next, String why) {
        LOG.log(INFO, () -> e.assignment().ids() + " " + e.state() + "->" + next + " " + why);
        e.become(next);
        changed.run();
    }

    private void leave(Execution e) {
        ended.add(e.assignment());
        current = null;
        DriverAssignment next = waiting;
        waiting = null;
        changed.run();
        if (next != null) {
            begin(next);
        }
    }
}
