package dev.landfall.driver.core;

import dev.landfall.stats.ErrorExamples;
import dev.landfall.stats.NotSentReason;
import dev.landfall.stats.RequestCounts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A load from its preparation to its totals. Thread-safe; stages complete on an engine thread, so what follows them must be short. */
public interface Load {

    /**
     * Done when as many connections as will be opened are open. Connections that cannot be opened do not fail it: they are tried again
     * when requests need them, and those requests then fail with the class of the failure. Fails only when the load cannot be sent at
     * all.
     */
    CompletionStage<Void> prepared();

    /**
     * Starts warm-up (or, without one, what counts) at this instant; call once, ahead of it.
     *
     * @param startNanos of {@link System#nanoTime}
     */
    void start(long startNanos);

    /**
     * Sends nothing once this instant has passed, until a later one is set; what is due waits, and is sent late or given up as
     * {@link #stop} says. A process that stood still must not go on where it stopped before it knows that it still may. Without a call
     * there is no such bound.
     *
     * @param untilNanos of {@link System#nanoTime}
     */
    void sendUntil(long untilNanos);

    /**
     * Sends nothing new from now on; what is in flight may finish for at most {@code drain}, the rest fails as {@code CUT}. Arrivals
     * that were due and waiting are not sent for {@code reason}. Repeatable. Before {@link #start} it ends the load with nothing sent.
     */
    void stop(NotSentReason reason, Duration drain);

    /** Counts of this moment, without warm-up. Cheap; may lag the loops by a request or two. */
    RequestCounts progress();

    /**
     * A sign of life: rises at least ten times a second from {@link #prepared} on while every event loop looks at what is due, at its
     * time-outs and at the end of its interval; stands still when one of them does not. Cheap.
     */
    long signOfLife();

    /** The first request that counts, as soon as there is one. */
    Optional<FirstRequest> first();

    /** The intervals that were closed since the last call, in order, each once. */
    List<LoadInterval> takeClosedIntervals();

    /** What the first failure of each class said, so far. */
    ErrorExamples examples();

    /** Totals, once nothing is in flight any more; fails only when the engine does. */
    CompletionStage<LoadTotals> finished();
}
