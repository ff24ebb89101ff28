package dev.landfall.driver.engine;

import static dev.landfall.driver.engine.EngineClock.NEVER;

import dev.landfall.stats.ErrorClass;
import dev.landfall.stats.NotSentReason;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One event loop's part of a load: sends what its pacer says is due and keeps the time-outs, the phases, the intervals and the end.
 * Owned by that event loop.
 */
final class LoadLoop implements Sender, Alarm.Sleeper, RequestLine.Ending {

    private final LoadShape shape;
    private final Pacers pacers;
    private final LoopThread thread;
    private final Recorder recorder;
    private final LoopListener listener;
    private final SlotPool pool = new SlotPool();
    private final InFlight inFlight;
    private final ConnectWatch connects;
    private final RequestLine line;
    private Pacer pacer = new Pacer.Idle(pool);
    private long steadyStartNanos;
    private long drainDeadlineNanos = NEVER;
    private long sendUntilNanos = NEVER;
    private boolean begun;
    private boolean warmingUp;
    private boolean stopped;
    private boolean dispatching;
    private boolean done;
    private boolean closed;
    private final AtomicLong aliveNanos = new AtomicLong();

    LoadLoop(
            LoadShape shape,
            Pacers pacers,
            LoopThread thread,
            Connections connections,
            int slots,
            Recorder recorder,
            FirstFailures failures,
            LoopListener listener) {
        this.shape = shape;
        this.pacers = pacers;
        this.thread = thread;
        this.recorder = recorder;
        this.listener = listener;
        this.inFlight = new InFlight(shape.timeoutNanos(), shape.firstByteNanos());
        this.connects = new ConnectWatch(connections, shape.connectNanos(), thread.alarm());
        this.line = new RequestLine(connects, pool, slots, shape.redirects(), failures, this);
    }

    /** Opens the connections. */
    void prepare() {
        thread.alarm().wakes(this);
        line.open(listener::loopPrepared);
    }

    /** Begins at this instant, unless the load was stopped or has begun. */
    void start(long startNanos) {
        if (begun || stopped || closed) {
            return;
        }
        begun = true;
        steadyStartNanos = startNanos + shape.warmUpNanos();
        recorder.beginAt(steadyStartNanos);
        warmingUp = shape.warmUpNanos() > 0;
        pacer = warmingUp
                ? pacers.warmUp(startNanos, pool, this, recorder.warmUp())
                : pacers.steady(startNanos, pool, this, recorder.counted());
        wake(EngineClock.now());
    }

    /** Sends nothing once this instant has passed, until a later one is set: what is due waits. */
    void sendUntil(long untilNanos) {
        if (closed) {
            return;
        }
        sendUntilNanos = untilNanos;
        wake(EngineClock.now());
    }

    /** Sends nothing more; what is in flight at the deadline is cut. Of several deadlines the earliest holds. */
    void stop(NotSentReason reason, long drainDeadline) {
        if (closed) {
            return;
        }
        long nowNanos = EngineClock.now();
        recorder.cutUpTo(nowNanos);
        stopped = true;
        pacer.stop(reason, nowNanos);
        if (warmingUp && nowNanos >= steadyStartNanos) { // nothing was sent for a while: arrivals were due all the same
            endWarmUp();
            pacer.stop(reason, nowNanos);
        }
        pacer = new Pacer.Idle(pool);
        drainDeadlineNanos = Math.min(drainDeadlineNanos, drainDeadline);
        wake(nowNanos);
    }

    /** Closes the last interval and all connections, once every loop is done. */
    void close(long endNanos) {
        if (closed) {
            return;
        }
        recorder.cutUpTo(endNanos);
        recorder.cutLast();
        abandon();
        listener.loopClosed();
    }

    /** Drops everything at once. */
    void abandon() {
        if (closed) {
            return;
        }
        closed = true;
        aliveNanos.lazySet(NEVER);
        thread.alarm().wakes(null);
        line.close();
    }

    @Override
    public void wake(long nowNanos) {
        try {
            recorder.cutUpTo(nowNanos);
            giveUpOverdue(nowNanos);
            dispatch(nowNanos);
            settle(nowNanos);
            thread.alarm().ringBy(connects.nextOverdueNanos());
            aliveNanos.lazySet(nowNanos);
        } catch (RuntimeException | Error e) {
            engineFailed(e);
        }
    }

    /** When it last came round to all it has to do; after its end now. From any thread. */
    long aliveNanos() {
        long alive = aliveNanos.get();
        return alive == NEVER ? EngineClock.now() : alive;
    }

    @Override
    public void send(Slot slot, long intendedNanos, long nowNanos) {
        recorder.cutUpTo(nowNanos);
        slot.busy = true;
        slot.warmUp = warmingUp;
        slot.intendedNanos = intendedNanos;
        slot.sentNanos = nowNanos;
        inFlight.add(slot);
        if (shape.closedModel()) {
            recorder.tallyOf(slot).scheduled();
        }
        recorder.sent(slot);
        line.transmit(slot);
    }

    @Override
    public void ended(Slot slot, @Nullable ErrorClass failure, long nowNanos) {
        recorder.cutUpTo(nowNanos);
        finish(slot, failure, nowNanos);
        settle(nowNanos);
    }

    @Override
    public void replaced() {
        if (begun) {
            (warmingUp ? recorder.warmUp() : recorder.counted()).reconnected();
        }
    }

    @Override
    public boolean isSending() {
        long nowNanos = EngineClock.now();
        return maySend(nowNanos) && (!begun || warmingUp || !pacer.isOver(nowNanos));
    }

    @Override
    public boolean maySend(long nowNanos) {
        return !stopped && !closed && nowNanos < sendUntilNanos;
    }

    @Override
    public void engineFailed(Throwable cause) {
        abandon();
        listener.loopFailed(cause);
    }

    private void finish(Slot slot, @Nullable ErrorClass failure, long nowNanos) {
        inFlight.remove(slot);
        slot.busy = false;
        slot.hop = null;
        slot.freeSinceNanos = nowNanos;
        recorder.completed(slot, failure, nowNanos);
        pacer.released(slot, nowNanos);
        dispatch(nowNanos);
        line.reopen(slot);
    }

    private void giveUpOverdue(long nowNanos) {
        Slot slot;
        while ((slot = connects.takeOverdue(nowNanos)) != null) {
            line.giveUpOpening(slot);
        }
        while ((slot = inFlight.overdue(nowNanos)) != null) {
            finish(slot, line.giveUp(slot) ? ErrorClass.TIMEOUT : ErrorClass.CONNECT_TIMEOUT, nowNanos);
        }
        while (nowNanos >= drainDeadlineNanos && (slot = inFlight.first()) != null) {
            line.giveUp(slot);
            finish(slot, ErrorClass.CUT, nowNanos);
        }
    }

    /** What is sent may fail at once and come back here through {@link #finish}: then the call that goes on takes the freed slot. */
    private void dispatch(long nowNanos) {
        if (dispatching) {
            return;
        }
        dispatching = true;
        try {
            pacer.run(nowNanos);
            if (warmingUp && nowNanos >= steadyStartNanos && !stopped) {
                endWarmUp();
                pacer.run(nowNanos);
            }
        } finally {
            dispatching = false;
        }
    }

    private void endWarmUp() {
        warmingUp = false;
        pacer = pacers.steady(steadyStartNanos, pool, this, recorder.counted());
    }

    private void settle(long nowNanos) {
        boolean over = stopped || (begun && !warmingUp && pacer.isOver(nowNanos));
        if (over && inFlight.isEmpty() && !done && !closed) {
            done = true;
            listener.loopDone(nowNanos);
        }
        setAlarm(over || nowNanos >= sendUntilNanos);
    }

    /** @param silent true: nothing will be sent, whatever is due */
    private void setAlarm(boolean silent) {
        long next = recorder.nextCutNanos();
        if (!silent) {
            next = Math.min(next, warmingUp ? Math.min(steadyStartNanos, pacer.nextNanos()) : pacer.nextNanos());
        }
        if (!inFlight.isEmpty()) {
            next = Math.min(next, Math.min(inFlight.nextOverdueNanos(), drainDeadlineNanos));
        }
        thread.alarm().ringBy(next);
    }
}
