package dev.landfall.driver.core;

import dev.landfall.stats.EncodedHistograms;
import dev.landfall.stats.ErrorExamples;
import dev.landfall.stats.Measure;
import dev.landfall.stats.MeasureSet;
import dev.landfall.stats.NotSentReason;
import dev.landfall.stats.RequestCounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

/** A load that does what a test tells it to. */
final class FakeLoad implements Load {

    record Stop(NotSentReason reason, Duration drain) {}

    final LoadOrder order;
    final CompletableFuture<Void> prepared = new CompletableFuture<>();
    final CompletableFuture<LoadTotals> finished = new CompletableFuture<>();
    final List<Long> starts = new ArrayList<>();
    final List<Long> bounds = new ArrayList<>();
    final List<Stop> stops = new ArrayList<>();
    boolean endsAtOnce = true;
    boolean stuck;
    private long life;
    ErrorExamples examples = ErrorExamples.NONE;
    private final List<LoadInterval> closed = new ArrayList<>();
    private final MeasureSet whole = new MeasureSet();
    private long sent;
    private long index;

    FakeLoad(LoadOrder order) {
        this.order = order;
    }

    @Override
    public CompletableFuture<Void> prepared() {
        return prepared;
    }

    @Override
    public void start(long startNanos) {
        starts.add(startNanos);
    }

    @Override
    public void sendUntil(long untilNanos) {
        bounds.add(untilNanos);
    }

    @Override
    public void stop(NotSentReason reason, Duration drain) {
        stops.add(new Stop(reason, drain));
        prepared.completeExceptionally(new CancellationException("stopped"));
        if (starts.isEmpty() && endsAtOnce) {
            finished.complete(new LoadTotals(
                    RequestCounts.ZERO,
                    RequestCounts.ZERO,
                    EncodedHistograms.NONE,
                    new LoadInterval(0, Duration.ZERO, Duration.ZERO, RequestCounts.ZERO, EncodedHistograms.NONE),
                    Duration.ZERO,
                    0));
        }
    }

    @Override
    public RequestCounts progress() {
        return counts();
    }

    @Override
    public Optional<FirstRequest> first() {
        return sent == 0 ? Optional.empty() : Optional.of(new FirstRequest(Duration.ofMillis(5), Duration.ofMillis(6)));
    }

    @Override
    public long signOfLife() {
        return stuck ? life : ++life;
    }

    @Override
    public List<LoadInterval> takeClosedIntervals() {
        List<LoadInterval> taken = List.copyOf(closed);
        closed.clear();
        return taken;
    }

    @Override
    public ErrorExamples examples() {
        return examples;
    }

    @Override
    public CompletableFuture<LoadTotals> finished() {
        return finished;
    }

    /** Up to when it may send at present. */
    long bound() {
        return bounds.get(bounds.size() - 1);
    }

    /** One more second, in which one request took this long. */
    void closeInterval(Duration responseTime) {
        closed.add(interval(responseTime));
    }

    /** Everything is answered, the last request after this long. */
    void finish(Duration responseTime) {
        LoadInterval last = interval(responseTime);
        Duration end = Duration.ofSeconds(index);
        RequestCounts warmUp = new RequestCounts(3, 3, 3, 0, 0, Map.of(), Map.of());
        finished.complete(new LoadTotals(counts(), warmUp, whole.encode(), last, end, 0));
    }

    private LoadInterval interval(Duration responseTime) {
        sent++;
        MeasureSet one = new MeasureSet();
        one.of(Measure.RESPONSE_TIME).recordValue(responseTime.toNanos());
        whole.add(one);
        EncodedHistograms histograms = one.encode();
        Duration start = Duration.ofSeconds(index);
        return new LoadInterval(index++, start, start.plusSeconds(1), counts(), histograms);
    }

    private RequestCounts counts() {
        return new RequestCounts(sent, sent, sent, 0, 0, Map.of(), Map.of());
    }
}
