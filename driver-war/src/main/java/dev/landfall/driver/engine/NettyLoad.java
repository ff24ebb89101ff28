package dev.landfall.driver.engine;

import dev.landfall.driver.core.FirstRequest;
import dev.landfall.driver.core.Load;
import dev.landfall.driver.core.LoadInterval;
import dev.landfall.driver.core.LoadTotals;
import dev.landfall.stats.ErrorExamples;
import dev.landfall.stats.NotSentReason;
import dev.landfall.stats.RequestCounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A load over all its event loops: hands them what is asked, and joins what they have seen. Thread-safe. */
final class NettyLoad implements Load, LoopListener {

    private record Member(LoopThread thread, LoadLoop loop) {}

    private final LoadShape shape;
    private final List<Recorder> recorders;
    private final Executor ends;
    private final IntervalJoiner joiner;
    private final FirstFailures failures = new FirstFailures();
    private final List<Member> members = new ArrayList<>();
    private final CompletableFuture<Void> prepared = new CompletableFuture<>();
    private final CompletableFuture<LoadTotals> finished = new CompletableFuture<>();
    private final AtomicInteger unprepared;
    private final AtomicInteger sending;
    private final AtomicInteger unclosed;
    private boolean stopped;
    private volatile long steadyStartNanos = EngineClock.NEVER;
    private volatile long endNanos;

    /** @param ends where totals are made and told */
    NettyLoad(LoadShape shape, Duration interval, List<Recorder> recorders, Executor ends) {
        this.shape = shape;
        this.ends = ends;
        this.recorders = List.copyOf(recorders);
        this.joiner = new IntervalJoiner(interval, recorders);
        this.unprepared = new AtomicInteger(recorders.size());
        this.sending = new AtomicInteger(recorders.size());
        this.unclosed = new AtomicInteger(recorders.size());
    }

    /** Adds a loop; all of them before {@link #prepare}. */
    void add(LoopThread thread, LoadLoop loop) {
        members.add(new Member(thread, loop));
    }

    /** Where its loops tell what failed. */
    FirstFailures failures() {
        return failures;
    }

    void prepare() {
        onLoops(LoadLoop::prepare);
    }

    @Override
    public CompletionStage<Void> prepared() {
        return prepared.minimalCompletionStage();
    }

    @Override
    public synchronized void start(long startNanos) {
        if (stopped) {
            return;
        }
        long start = EngineClock.at(startNanos);
        steadyStartNanos = start + shape.warmUpNanos();
        onLoops(loop -> loop.start(start));
    }

    @Override
    public void sendUntil(long untilNanos) {
        long until = EngineClock.at(untilNanos);
        onLoops(loop -> loop.sendUntil(until));
    }

    @Override
    public synchronized void stop(NotSentReason reason, Duration drain) {
        stopped = true;
        long deadline = EngineClock.now() + drain.toNanos();
        prepared.completeExceptionally(new CancellationException("stopped before it was prepared"));
        onLoops(loop -> loop.stop(reason, deadline));
    }

    @Override
    public RequestCounts progress() {
        return Tally.sum(recorders.stream()
                .map(recorder -> recorder.counted().snapshot())
                .toList());
    }

    /** That of the event loop that was at work longest ago. */
    @Override
    public long signOfLife() {
        return members.stream()
                .mapToLong(member -> member.loop().aliveNanos())
                .min()
                .orElse(0);
    }

    @Override
    public Optional<FirstRequest> first() {
        return recorders.stream()
                .flatMap(recorder -> recorder.first().stream())
                .min(Comparator.comparing(FirstRequest::sent));
    }

    @Override
    public List<LoadInterval> takeClosedIntervals() {
        return joiner.take();
    }

    @Override
    public ErrorExamples examples() {
        return failures.examples();
    }

    @Override
    public CompletionStage<LoadTotals> finished() {
        return finished.minimalCompletionStage();
    }

    /** True when it holds nothing of the engine any more. */
    boolean isFinished() {
        return finished.isDone();
    }

    /** Ends it at once and fails what has not completed: the loops first, for whoever hears of it may prepare the next load on them. */
    void abandon(Throwable cause) {
        if (!finished.isDone()) {
            onLoops(LoadLoop::abandon);
        }
        prepared.completeExceptionally(cause);
        finished.completeExceptionally(cause);
    }

    @Override
    public void loopPrepared() {
        if (unprepared.decrementAndGet() == 0) {
            prepared.complete(null);
        }
    }

    @Override
    public void loopDone(long nowNanos) {
        if (sending.decrementAndGet() == 0) {
            endNanos = nowNanos;
            onLoops(loop -> loop.close(nowNanos));
        }
    }

    @Override
    public void loopClosed() {
        if (unclosed.decrementAndGet() == 0) {
            boolean begun = steadyStartNanos != EngineClock.NEVER;
            long lengthNanos = begun ? endNanos - steadyStartNanos : 0;
            ends.execute(() -> finish(lengthNanos));
        }
    }

    /** Costs megabytes and some milliseconds, and so does what others do with the totals: nothing for a thread that sends. */
    private void finish(long lengthNanos) {
        try {
            finished.complete(joiner.finish(lengthNanos));
        } catch (RuntimeException | Error e) {
            abandon(e);
        }
    }

    @Override
    public void loopFailed(Throwable cause) {
        abandon(cause);
    }

    private void onLoops(Consumer<LoadLoop> action) {
        for (Member member : members) {
            member.thread().eventLoop().execute(() -> {
                try {
                    action.accept(member.loop());
                } catch (RuntimeException | Error e) {
                    abandon(e);
                }
            });
        }
    }
}
