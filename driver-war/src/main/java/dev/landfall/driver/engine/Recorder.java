package dev.landfall.driver.engine;

import static dev.landfall.driver.engine.EngineClock.NEVER;

import dev.landfall.driver.core.FirstRequest;
import dev.landfall.stats.ErrorClass;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * What one event loop has seen. The loop itself cuts the intervals: counters and histograms in one swap of buffers, so that it never
 * waits for whoever merges and ships them. Written by its event loop; the queues are the way out and back.
 */
final class Recorder {

    private static final int SPARE_BUFFERS = 2;

    private final long intervalNanos;
    private final Tally counted = new Tally();
    private final Tally warmUp = new Tally();
    private final Queue<LoopInterval> closed = new ConcurrentLinkedQueue<>();
    private final Queue<IntervalBuffer> spare = new ConcurrentLinkedQueue<>();
    private IntervalBuffer buffer = new IntervalBuffer();
    private long originNanos;
    private long index;
    private long nextCutNanos = NEVER;
    private volatile @Nullable FirstRequest first;
    private boolean hasSent;
    private long lastCompletionNanos = NEVER;

    Recorder(long intervalNanos) {
        this.intervalNanos = intervalNanos;
        for (int i = 0; i < SPARE_BUFFERS; i++) {
            spare.add(new IntervalBuffer());
        }
    }

    /** Interval 0 begins at this instant. */
    void beginAt(long originNanos) {
        this.originNanos = originNanos;
        this.nextCutNanos = originNanos + intervalNanos;
    }

    long nextCutNanos() {
        return nextCutNanos;
    }

    /** Closes every interval that has ended by now; to be called before anything is recorded. */
    void cutUpTo(long nowNanos) {
        while (nowNanos >= nextCutNanos) {
            cut(false);
            nextCutNanos += intervalNanos;
        }
    }

    /** Closes the last interval, however long it was. */
    void cutLast() {
        nextCutNanos = NEVER;
        cut(true);
    }

    void sent(Slot slot) {
        if (slot.warmUp) {
            warmUp.sent();
            return;
        }
        counted.sent();
        long sentNanos = slot.sentNanos;
        buffer.sent(sentNanos - slot.intendedNanos, sentNanos - Math.max(slot.intendedNanos, slot.freeSinceNanos));
        if (!hasSent) {
            hasSent = true;
            first = new FirstRequest(
                    Duration.ofNanos(slot.intendedNanos - originNanos), Duration.ofNanos(sentNanos - originNanos));
        }
    }

    /** @param failure null for a success */
    void completed(Slot slot, @Nullable ErrorClass failure, long nowNanos) {
        Tally tally = tallyOf(slot);
        if (failure == null) {
            tally.succeeded();
        } else {
            tally.failed(failure);
        }
        if (slot.warmUp) {
            return;
        }
        long responseNanos = nowNanos - slot.intendedNanos;
        if (failure == null || failure == ErrorClass.TIMEOUT) {
            buffer.completed(responseNanos, nowNanos - slot.sentNanos);
        } else {
            buffer.failed(responseNanos);
        }
        lastCompletionNanos = nowNanos;
    }

    /** The first request that counts, as soon as there is one; from any thread. */
    Optional<FirstRequest> first() {
        return Optional.ofNullable(first);
    }

    /** When the last request that counts was completed, after the beginning; 0 when none was. */
    long lastCompletionNanos() {
        return lastCompletionNanos == NEVER ? 0 : lastCompletionNanos - originNanos;
    }

    /** Where the slot's request is counted. */
    Tally tallyOf(Slot slot) {
        return slot.warmUp ? warmUp : counted;
    }

    Tally counted() {
        return counted;
    }

    Tally warmUp() {
        return warmUp;
    }

    /** The oldest interval that was closed and not taken, which stays; from any one thread at a time. */
    @Nullable
    LoopInterval peekClosed() {
        return closed.peek();
    }

    /** Takes that interval. */
    LoopInterval takeClosed() {
        return closed.remove();
    }

    /** Gives a buffer back, emptied. */
    void giveBack(IntervalBuffer emptied) {
        spare.add(emptied);
    }

    private void cut(boolean last) {
        IntervalBuffer full = buffer.isEmpty() ? null : buffer;
        closed.add(new LoopInterval(index++, counted.snapshot(), full, last));
        if (full != null) {
            IntervalBuffer next = spare.poll();
            buffer = next == null
                    ? new IntervalBuffer()
                    : next; // the merging thread is behind: rather memory than a wait
        }
    }
}
