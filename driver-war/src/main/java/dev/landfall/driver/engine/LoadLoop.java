package dev.landfall.driver.engine;

import static dev.landfall.driver.engine.EngineClock.NEVER;

import dev.landfall.stats.ErrorClass;
import dev.landfall.stats.NotSentReason;
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
    private final SlotList inFlight = new SlotList();
    private final RequestLine line;
    private Pacer pacer = new Pacer.Idle(pool);
    private long steadyStartNanos;
    private long drainDeadlineNanos = NEVER;
    private boolean begun;
    private boolean warmingUp;
    private boolean stopped;
    private boolean dispatching;
    private boolean done;
    private boolean closed;

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
        this.line = new RequestLine(connections, pool, slots, failures, this);
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

    /** Sends nothing more; what is in flight at the deadline is cut. Of several deadlines the earliest holds. */
    void stop(NotSentReason reason, long drainDeadline) {
        if (closed) {
            return;
        }
        long nowNanos = EngineClock.now();
        recorder.cutUpTo(nowNanos);
        stopped = true;
        pacer.stop(reason, nowNanos);
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
        } catch (RuntimeException | Error e) {
            engineFailed(e);
        }
    }

    @Override
    public void send(Slot slot, long intendedNanos, long nowNanos) {
        recorder.cutUpTo(nowNanos);
        slot.busy = true;
        slot.warmUp = warmingUp;
        slot.intendedNanos = intendedNanos;
        slot.sentNanos = nowNanos;
        inFlight.addLast(slot);
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
        return !stopped && !closed && (!begun || warmingUp || !pacer.isOver(EngineClock.now()));
    }

    @Override
    public void engineFailed(Throwable cause) {
        abandon();
        listener.loopFailed(cause);
    }

    private void finish(Slot slot, @Nullable ErrorClass failure, long nowNanos) {
        inFlight.remove(slot);
        slot.busy = false;
        slot.freeSinceNanos = nowNanos;
        recorder.completed(slot, failure, nowNanos);
        pacer.released(slot, nowNanos);
        dispatch(nowNanos);
        line.reopen(slot);
    }

    /** Requests are in flight in the order in which they were sent, so the first is the first to time out. */
    private void giveUpOverdue(long nowNanos) {
        Slot slot;
        while ((slot = inFlight.first()) != null) {
            if (nowNanos >= slot.sentNanos + shape.timeoutNanos()) {
                finish(slot, line.giveUp(slot) ? ErrorClass.TIMEOUT : ErrorClass.CONNECT_TIMEOUT, nowNanos);
            } else if (nowNanos >= drainDeadlineNanos) {
                line.giveUp(slot);
                finish(slot, ErrorClass.CUT, nowNanos);
            } else {
                return;
            }
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
                warmingUp = false;
                pacer = pacers.steady(steadyStartNanos, pool, this, recorder.counted());
                pacer.run(nowNanos);
            }
        } finally {
            dispatching = false;
        }
    }

    private void settle(long nowNanos) {
        boolean over = stopped || (begun && !warmingUp && pacer.isOver(nowNanos));
        if (over && inFlight.isEmpty() && !done && !closed) {
            done = true;
            listener.loopDone(nowNanos);
        }
        setAlarm(over);
    }

    private void setAlarm(boolean over) {
        long next = recorder.nextCutNanos();
        if (!over) {
            next = Math.min(next, warmingUp ? Math.min(steadyStartNanos, pacer.nextNanos()) : pacer.nextNanos());
        }
        Slot oldest = inFlight.first();
        if (oldest != null) {
            next = Math.min(next, Math.min(oldest.sentNanos + shape.timeoutNanos(), drainDeadlineNanos));
        }
        thread.alarm().ringBy(next);
    }
}
