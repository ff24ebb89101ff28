package dev.landfall.driver.engine;

import static dev.landfall.driver.engine.TestServer.OK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.driver.core.Load;
import dev.landfall.driver.core.LoadInterval;
import dev.landfall.driver.core.LoadTotals;
import dev.landfall.driver.engine.Loads.Result;
import dev.landfall.stats.Measure;
import dev.landfall.stats.MeasureSet;
import dev.landfall.stats.RequestCounts;
import dev.landfall.workload.Arrivals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoadIntervalsTest {

    private final NettyLoadEngine engine = Loads.engine(2);

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void intervalsOfAllLoopsAddUpToTheWhole() {
        try (TestServer server =
                TestServer.serving(request -> request.send(request.index() % 3 == 2 ? OK.replace("200", "500") : OK))) {
            assertAddsUp(Loads.to(server)
                    .perSecond(2000, Arrivals.POISSON)
                    .millis(530)
                    .concurrency(40)
                    .warmUpMillis(100)
                    .intervalMillis(100)
                    .run(engine));
            assertAddsUp(Loads.to(server)
                    .millis(320)
                    .concurrency(5)
                    .intervalMillis(100)
                    .run(engine));
        }
    }

    @Test
    void eachIntervalIsTakenOnceWhileTheLoadRuns() {
        try (TestServer server = TestServer.answering(OK)) {
            Load load = engine.prepare(Loads.to(server)
                    .everyMillis(2)
                    .count(250)
                    .intervalMillis(50)
                    .order());
            Loads.await(load.prepared());
            load.start(System.nanoTime());
            CompletableFuture<LoadTotals> finished = load.finished().toCompletableFuture();
            List<LoadInterval> taken = new ArrayList<>();
            while (!finished.isDone()) {
                taken.addAll(load.takeClosedIntervals());
                RequestCounts progress = load.progress();
                assertThat(progress.inFlight()).isNotNegative();
                assertThat(progress.scheduled()).isGreaterThanOrEqualTo(progress.sent());
                Loads.pause(1);
            }
            taken.addAll(load.takeClosedIntervals());
            taken.add(Loads.await(finished).last());
            assertThat(load.takeClosedIntervals()).isEmpty();
            assertThat(taken).hasSizeGreaterThanOrEqualTo(10);
            assertThat(load.progress()).isEqualTo(Loads.await(finished).counts());
            assertAddsUp(new Result(Loads.await(finished), taken));
        }
    }

    @Test
    void intervalsGoOnWhileTheLastAnswersAreAwaited() {
        try (TestServer server = TestServer.serving(request -> {
            Loads.pause(230);
            request.send(OK);
        })) {
            Result result =
                    Loads.to(server).count(2).concurrency(2).intervalMillis(50).run(engine);
            assertAddsUp(result);
            List<LoadInterval> intervals = result.intervals();
            assertThat(intervals).hasSizeGreaterThanOrEqualTo(5);
            assertThat(intervals.get(0).counts().sent()).isEqualTo(2);
            assertThat(intervals.get(0).counts().inFlight()).isEqualTo(2);
            assertThat(intervals.get(0).histograms().of(Measure.SEND_LAG)).isPresent();
            assertThat(intervals.get(1).histograms().byMeasure()).isEmpty();
        }
    }

    private static void assertAddsUp(Result result) {
        List<LoadInterval> intervals = result.intervals();
        MeasureSet sum = new MeasureSet();
        Duration end = Duration.ZERO;
        long completed = 0;
        for (int i = 0; i < intervals.size(); i++) {
            LoadInterval interval = intervals.get(i);
            assertThat(interval.index()).isEqualTo(i);
            assertThat(interval.start()).isEqualTo(end);
            end = interval.end();
            MeasureSet own = new MeasureSet();
            own.add(interval.histograms());
            sum.add(own);
            completed += own.of(Measure.RESPONSE_TIME).getTotalCount()
                    + own.of(Measure.FAILED_RESPONSE_TIME).getTotalCount();
            assertThat(interval.counts().completed()).isEqualTo(completed);
            assertThat(sum.of(Measure.SEND_DELAY).getTotalCount())
                    .isEqualTo(interval.counts().sent());
        }
        LoadTotals totals = result.totals();
        assertThat(sum.encode()).isEqualTo(totals.histograms());
        assertThat(totals.last().counts()).isEqualTo(totals.counts());
        assertThat(totals.counts().completed()).isEqualTo(completed);
        assertThat(totals.counts().inFlight()).isZero();
        assertThat(totals.counts().scheduled()).isEqualTo(totals.counts().sent());
    }
}
