package dev.landfall.driver.engine;

import dev.landfall.driver.core.FirstRequest;
import dev.landfall.driver.core.Load;
import dev.landfall.driver.core.LoadInterval;
import dev.landfall.driver.core.LoadTotals;
import dev.landfall.stats.EncodedHistograms;
import dev.landfall.stats.ErrorExamples;
import dev.landfall.stats.NotSentReason;
import dev.landfall.stats.RequestCounts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A load that this engine cannot send: preparing fails with the reason, and its totals are zero. Thread-safe. */
final class UnsendableLoad implements Load {

    private static final LoadTotals NOTHING = new LoadTotals(
            RequestCounts.ZERO,
            RequestCounts.ZERO,
            EncodedHistograms.NONE,
            new LoadInterval(0, Duration.ZERO, Duration.ZERO, RequestCounts.ZERO, EncodedHistograms.NONE),
            Duration.ZERO,
            0);

    private final CompletionStage<Void> prepared;

    UnsendableLoad(IllegalArgumentException reason) {
        this.prepared = CompletableFuture.failedStage(reason);
    }

    @Override
    public CompletionStage<Void> prepared() {
        return prepared;
    }

    @Override
    public void start(long startNanos) {}

    @Override
    public void sendUntil(long untilNanos) {}

    @Override
    public void stop(NotSentReason reason, Duration drain) {}

    @Override
    public RequestCounts progress() {
        return RequestCounts.ZERO;
    }

    @Override
    public long signOfLife() {
        return EngineClock.now();
    }

    @Override
    public Optional<FirstRequest> first() {
        return Optional.empty();
    }

    @Override
    public List<LoadInterval> takeClosedIntervals() {
        return List.of();
    }

    @Override
    public ErrorExamples examples() {
        return ErrorExamples.NONE;
    }

    @Override
    public CompletionStage<LoadTotals> finished() {
        return CompletableFuture.completedStage(NOTHING);
    }
}
