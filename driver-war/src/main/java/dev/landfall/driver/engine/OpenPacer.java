package dev.landfall.driver.engine;

import static dev.landfall.driver.engine.EngineClock.NEVER;

import dev.landfall.stats.NotSentReason;
import dev.landfall.workload.ArrivalSchedule;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The open model: arrivals follow the schedule, whatever the target does. One cursor counts the arrivals that are due, a second one over
 * the same schedule follows with those that are sent or given up; what lies between them waits. So a queue of any length costs nothing.
 */
final class OpenPacer implements Pacer {

    private final PhaseWindow window;
    private final long timeoutNanos;
    private final LongSupplier clock;
    private final SlotPool pool;
    private final Sender sender;
    private final Tally tally;
    private final ArrivalSchedule dueCursor;
    private final ArrivalSchedule headCursor;

    /** Arrivals of this phase that are not due yet; {@link Long#MAX_VALUE} without a count. */
    private long ahead;

    private long waiting;
    private long nextDueNanos;
    private long headNanos;

    /** Up to when it has seen what is due: an arrival after that was never looked at. */
    private long lookedUpToNanos;

    OpenPacer(
            PhaseWindow window,
            long count,
            long timeoutNanos,
            LongSupplier clock,
            Supplier<ArrivalSchedule> schedules,
            SlotPool pool,
            Sender sender,
            Tally tally) {
        this.window = window;
        this.timeoutNanos = timeoutNanos;
        this.clock = clock;
        this.pool = pool;
        this.sender = sender;
        this.tally = tally;
        this.ahead = count;
        this.dueCursor = schedules.get();
        this.headCursor = schedules.get();
        this.nextDueNanos = window.startNanos() + dueCursor.nextIntendedStartNanos();
        this.headNanos = window.startNanos() + headCursor.nextIntendedStartNanos();
    }

    @Override
    public void run(long nowNanos) {
        countDue(nowNanos);
        long lookedBefore = lookedUpToNanos;
        lookedUpToNanos = nowNanos;
        long now = nowNanos;
        while (waiting > 0 && sender.maySend(now)) {
            if (now - headNanos >= timeoutNanos) {
                giveUp(lateness(lookedBefore));
            } else {
                Slot slot = pool.take();
                if (slot == null) {
                    break;
                }
                long intendedNanos = headNanos;
                advance();
                sender.send(slot, intendedNanos, now);
            }
            now = clock.getAsLong(); // sending takes microseconds: the next one is sent later, and must say so
        }
        if (window.cutAtEnd() && now >= window.endNanos()) {
            giveUpAll(NotSentReason.TIME_LIMIT);
        }
    }

    @Override
    public void released(Slot slot, long nowNanos) {
        pool.add(slot);
    }

    @Override
    public long nextNanos() {
        long next = hasAhead() ? nextDueNanos : NEVER;
        if (waiting > 0) {
            next = Math.min(next, headNanos + timeoutNanos);
            next = window.cutAtEnd() ? Math.min(next, window.endNanos()) : next;
        }
        return next;
    }

    @Override
    public boolean isOver(long nowNanos) {
        return waiting == 0 && !hasAhead();
    }

    @Override
    public void stop(NotSentReason reason, long nowNanos) {
        countDue(nowNanos);
        giveUpAll(reason);
        ahead = 0;
    }

    private boolean hasAhead() {
        return ahead > 0 && nextDueNanos < window.endNanos();
    }

    private void countDue(long nowNanos) {
        while (nextDueNanos <= nowNanos && hasAhead()) {
            tally.scheduled();
            waiting++;
            ahead--;
            nextDueNanos = window.startNanos() + dueCursor.nextIntendedStartNanos();
        }
    }

    /**
     * Whose fault it is that the head waited too long. A slot that was free in time makes it the driver's, and so does an arrival that
     * came and went while the driver stood still: whether a slot would have been free nobody can tell.
     */
    private NotSentReason lateness(long lookedBeforeNanos) {
        Slot free = pool.peek();
        boolean freeInTime = free != null && free.freeSinceNanos <= headNanos + timeoutNanos;
        return freeInTime || headNanos > lookedBeforeNanos ? NotSentReason.DRIVER_LATE : NotSentReason.BACKLOG;
    }

    private void giveUpAll(NotSentReason reason) {
        while (waiting > 0) {
            giveUp(reason);
        }
    }

    private void giveUp(NotSentReason reason) {
        tally.notSent(reason);
        advance();
    }

    private void advance() {
        waiting--;
        headNanos = window.startNanos() + headCursor.nextIntendedStartNanos();
    }
}
