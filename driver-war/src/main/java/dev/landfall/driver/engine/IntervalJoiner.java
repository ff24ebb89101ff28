package dev.landfall.driver.engine;

import dev.landfall.driver.core.LoadInterval;
import dev.landfall.driver.core.LoadTotals;
import dev.landfall.stats.EncodedHistograms;
import dev.landfall.stats.MeasureSet;
import dev.landfall.stats.RequestCounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes one interval of the parts of all event loops, and the whole of all intervals. Merging costs well under a millisecond per loop and
 * interval and is done by whoever takes, never by a loop that sends. Thread-safe.
 */
final class IntervalJoiner {

    private final Duration interval;
    private final List<Recorder> recorders;
    private final MeasureSet part = new MeasureSet();
    private final MeasureSet whole = new MeasureSet();
    private final List<LoadInterval> joined = new ArrayList<>();
    private final List<long[]> snapshots = new ArrayList<>();
    private long nextIndex;
    private long clipped;

    IntervalJoiner(Duration interval, List<Recorder> recorders) {
        this.interval = interval;
        this.recorders = List.copyOf(recorders);
    }

    /** The intervals that every loop has closed, each once, in order. */
    synchronized List<LoadInterval> take() {
        joinUpTo(Long.MAX_VALUE);
        List<LoadInterval> taken = List.copyOf(joined);
        joined.clear();
        return taken;
    }

    /**
     * The totals, once every loop has closed its last interval.
     *
     * @param endNanos of the load, after the start of what counts
     */
    synchronized LoadTotals finish(long endNanos) {
        joinUpTo(Math.max(0, endNanos) / interval.toNanos());
        LoadInterval last = joinRest(Duration.ofNanos(Math.max(0, endNanos)));
        return new LoadTotals(last.counts(), warmUp(), whole.encode(), last, lastCompletion(), clipped);
    }

    /** Intervals of complete length; a loop that was quicker than others may have closed some after the end of the load. */
    private void joinUpTo(long endIndex) {
        while (nextIndex < endIndex && recorders.stream().allMatch(this::hasNext)) {
            snapshots.clear();
            recorders.forEach(this::addNext);
            Duration start = interval.multipliedBy(nextIndex);
            joined.add(intervalOf(start, start.plus(interval)));
            nextIndex++;
        }
    }

    private LoadInterval joinRest(Duration end) {
        snapshots.clear();
        for (Recorder recorder : recorders) {
            int before = snapshots.size();
            while (recorder.peekClosed() != null) {
                addNext(recorder);
            }
            snapshots.subList(before, snapshots.size() - 1).clear(); // counts are cumulative: the last says it all
        }
        Duration start = interval.multipliedBy(nextIndex);
        return intervalOf(start, end.compareTo(start) < 0 ? start : end);
    }

    private boolean hasNext(Recorder recorder) {
        LoopInterval next = recorder.peekClosed();
        return next != null && next.index() == nextIndex && !next.last();
    }

    private void addNext(Recorder recorder) {
        LoopInterval next = recorder.takeClosed();
        snapshots.add(next.snapshot());
        IntervalBuffer buffer = next.buffer();
        if (buffer != null) {
            part.add(buffer.measures());
            clipped += buffer.clipped();
            buffer.reset();
            recorder.giveBack(buffer);
        }
    }

    private LoadInterval intervalOf(Duration start, Duration end) {
        EncodedHistograms histograms = part.encode();
        whole.add(part);
        part.reset();
        return new LoadInterval(nextIndex, start, end, Tally.sum(snapshots), histograms);
    }

    private RequestCounts warmUp() {
        return Tally.sum(recorders.stream().map(r -> r.warmUp().snapshot()).toList());
    }

    private Duration lastCompletion() {
        return Duration.ofNanos(recorders.stream()
                .mapToLong(Recorder::lastCompletionNanos)
                .max()
                .orElse(0));
    }
}
