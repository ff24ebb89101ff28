package dev.landfall.orchestrator.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.codec.BadRecord;
import dev.landfall.codec.MessageCodec;
import dev.landfall.lifecycle.DriverState;
import dev.landfall.lifecycle.EndReason;
import dev.landfall.lifecycle.Epoch;
import dev.landfall.lifecycle.TestId;
import dev.landfall.lifecycle.TestState;
import dev.landfall.message.FinalReport;
import dev.landfall.message.IntervalReport;
import dev.landfall.message.Message;
import dev.landfall.message.MetricsReport;
import dev.landfall.message.PublicFigures;
import dev.landfall.message.StartReport;
import dev.landfall.orchestrator.core.view.Figures;
import dev.landfall.orchestrator.core.view.TestView;
import dev.landfall.orchestrator.core.view.TimelineView.Second;
import dev.landfall.stats.EncodedHistograms;
import dev.landfall.stats.ErrorClass;
import dev.landfall.stats.ErrorExamples;
import dev.landfall.stats.Histograms;
import dev.landfall.stats.Measure;
import dev.landfall.stats.MeasureSet;
import dev.landfall.stats.RequestCounts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests dealt to eight drivers by lot: every figure is that of one histogram into which all of them were recorded. */
class MergedDriversTest {

    private static final int DRIVERS = 8;
    private static final int SECONDS = 4;
    private static final int REQUESTS = 6_000;
    private static final MessageCodec CODEC = new MessageCodec();

    private final Stage stage = Stage.leading();
    private final MeasureSet whole = new MeasureSet();
    private final MeasureSet[] bySecond = sets(SECONDS);
    private final MeasureSet[] byDriver = sets(DRIVERS);
    private final MeasureSet[][] parts =
            IntStream.range(0, DRIVERS).mapToObj(i -> sets(SECONDS)).toArray(MeasureSet[][]::new);
    private long clipped;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void figuresOfAllDriversAreThoseOfOneHistogramOfAllRequests(long seed) {
        List<FakeDriver> drivers = IntStream.range(0, DRIVERS)
                .mapToObj(i -> stage.driver("driver-" + i))
                .toList();
        deal(new SplittableRandom(seed));
        assertThat(clipped).isPositive();
        TestId id = run(drivers);
        for (int second = 0; second < SECONDS; second++) {
            for (int i = 0; i < DRIVERS; i++) {
                stage.log.append("metrics", i, read(report(drivers.get(i), id, i, second)));
            }
        }
        stage.advance(Duration.ofSeconds(1));
        check(stage.view(id).figures(), whole);

        for (int i = 0; i < DRIVERS; i++) {
            stage.log.append("metrics", i, read(last(drivers.get(i), id, i)));
        }
        stage.advance(Duration.ofSeconds(1));
        TestView report = stage.view(id);
        assertThat(report.state()).isEqualTo(TestState.COMPLETED);
        assertThat(report.ledger().differences()).isEmpty();
        check(report.figures(), whole);
        for (int i = 0; i < DRIVERS; i++) {
            check(report.drivers().get(i).figures(), byDriver[i]);
        }
        seconds(id);
    }

    private static void check(Figures figures, MeasureSet expected) {
        for (Measure measure : Measure.values()) {
            assertThat(figures.summary(measure)).as(measure.fieldName()).isEqualTo(expected.summary(measure));
        }
    }

    private void seconds(TestId id) {
        List<Second> seconds = stage.core.timeline(id).orElseThrow().seconds();
        for (int i = 0; i < SECONDS; i++) {
            Histogram times = bySecond[i].of(Measure.RESPONSE_TIME);
            assertThat(seconds.get(i).complete()).isTrue();
            assertThat(seconds.get(i).all().p50Millis()).isEqualTo(times.getValueAtPercentile(50) / 1e6);
            assertThat(seconds.get(i).all().p95Millis()).isEqualTo(times.getValueAtPercentile(95) / 1e6);
            assertThat(seconds.get(i).all().p99Millis()).isEqualTo(times.getValueAtPercentile(99) / 1e6);
            assertThat(seconds.get(i).all().maxMillis()).isEqualTo(times.getMaxValue() / 1e6);
            long failed = bySecond[i].of(Measure.FAILED_RESPONSE_TIME).getTotalCount();
            assertThat(seconds.get(i).all().completed()).isEqualTo(times.getTotalCount() + failed);
            assertThat(seconds.get(i).failures()).isEqualTo(failed == 0 ? Map.of() : Map.of(ErrorClass.RESET, failed));
        }
    }

    /** From nothing to hours, some over the hour that is kept; some drivers get hardly any of them. */
    private void deal(SplittableRandom random) {
        double[] weights = random.doubles(DRIVERS).map(w -> w * w * w).toArray();
        for (int request = 0; request < REQUESTS; request++) {
            int driver = lot(random, weights);
            int second = random.nextInt(SECONDS);
            boolean failed = random.nextInt(10) == 0;
            for (Measure measure : Measure.values()) {
                boolean ofFailed = measure == Measure.FAILED_RESPONSE_TIME;
                boolean ofSending = measure == Measure.SEND_DELAY || measure == Measure.SEND_LAG;
                if (ofSending || ofFailed == failed) {
                    record(measure, time(random), driver, second);
                }
            }
        }
    }

    private void record(Measure measure, long nanos, int driver, int second) {
        clipped += Histograms.record(whole.of(measure), nanos) ? 0 : 1;
        Histograms.record(bySecond[second].of(measure), nanos);
        Histograms.record(byDriver[driver].of(measure), nanos);
        Histograms.record(parts[driver][second].of(measure), nanos);
    }

    private static long time(SplittableRandom random) {
        return switch (random.nextInt(200)) {
            case 0 -> Histograms.HIGHEST_NANOS + random.nextLong(Histograms.HIGHEST_NANOS);
            case 1 -> 0;
            default -> Math.round(Math.exp(random.nextDouble(Math.log(1e3), Math.log(5e9))));
        };
    }

    private static int lot(SplittableRandom random, double... weights) {
        double left = random.nextDouble(DoubleStream.of(weights).sum());
        int i = 0;
        while (i < weights.length - 1 && left >= weights[i]) {
            left -= weights[i++];
        }
        return i;
    }

    private TestId run(List<FakeDriver> drivers) {
        TestId id = stage.create(Stage.plan(e -> e.durationMillis = 1000.0 * SECONDS));
        drivers.forEach(driver -> driver.say(DriverState.READY, id));
        stage.now(stage.core.trigger(id));
        stage.advance(Duration.ofMillis(2100));
        return id;
    }

    private MetricsReport report(FakeDriver driver, TestId id, int i, int second) {
        return metrics(driver, id, second, counts(i, second + 1), parts[i][second].encode());
    }

    private FinalReport last(FakeDriver driver, TestId id, int i) {
        MetricsReport closing = metrics(driver, id, SECONDS, counts(i, SECONDS), EncodedHistograms.NONE);
        MeasureSet totals = new MeasureSet();
        for (MeasureSet part : parts[i]) {
            totals.add(part);
        }
        return new FinalReport(
                closing, EndReason.PLAN_ELAPSED, totals.encode(), Duration.ofSeconds(SECONDS), ErrorExamples.NONE);
    }

    private static MetricsReport metrics(
            FakeDriver driver, TestId id, int index, RequestCounts counts, EncodedHistograms histograms) {
        return new MetricsReport(
                driver.nodeId(),
                id,
                "r-" + index,
                driver.incarnation(),
                Epoch.FIRST,
                index,
                new PublicFigures(1, 1, 1, 1, null),
                counts,
                RequestCounts.ZERO,
                new IntervalReport(index, Duration.ofSeconds(index), Duration.ofSeconds(index + 1), histograms),
                new StartReport(0, 0),
                null);
    }

    private RequestCounts counts(int driver, int seconds) {
        long good = 0;
        long failed = 0;
        for (int i = 0; i < seconds; i++) {
            good += parts[driver][i].of(Measure.RESPONSE_TIME).getTotalCount();
            failed += parts[driver][i].of(Measure.FAILED_RESPONSE_TIME).getTotalCount();
        }
        return new RequestCounts(good + failed, good + failed, good, 0, 0, Map.of(ErrorClass.RESET, failed), Map.of());
    }

    private static MeasureSet[] sets(int count) {
        return IntStream.range(0, count).mapToObj(i -> new MeasureSet()).toArray(MeasureSet[]::new);
    }

    private static Message read(Message message) {
        try {
            return CODEC.decode("metrics", CODEC.encode(message));
        } catch (BadRecord e) {
            throw new AssertionError(e);
        }
    }
}
