package dev.landfall.orchestrator.core;

import dev.landfall.codec.BadRecord;
import dev.landfall.codec.MessageCodec;
import dev.landfall.lifecycle.EndReason;
import dev.landfall.lifecycle.Epoch;
import dev.landfall.lifecycle.TestId;
import dev.landfall.message.FinalReport;
import dev.landfall.message.IntervalReport;
import dev.landfall.message.Message;
import dev.landfall.message.MetricsReport;
import dev.landfall.message.PublicFigures;
import dev.landfall.message.StartReport;
import dev.landfall.stats.EncodedHistograms;
import dev.landfall.stats.ErrorClass;
import dev.landfall.stats.ErrorExamples;
import dev.landfall.stats.Histograms;
import dev.landfall.stats.Measure;
import dev.landfall.stats.MeasureSet;
import dev.landfall.stats.NotSentReason;
import dev.landfall.stats.RequestCounts;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a driver says of its requests, each number to be changed alone. At first it is true: 12 due, 2 of them not sent, 10 sent, of which 6
 * succeeded, 1 timed out and 3 were reset; 4 more in the warm-up.
 */
final class Account {

    private static final MessageCodec CODEC = new MessageCodec();

    long scheduled = 12;
    long sent = 10;
    long succeeded = 6;
    long inFlight;
    long warmUpSent = 4;
    final Map<ErrorClass, Long> errors = new EnumMap<>(Map.of(ErrorClass.TIMEOUT, 1L, ErrorClass.RESET, 3L));
    final Map<NotSentReason, Long> notSent = new EnumMap<>(Map.of(NotSentReason.TIME_LIMIT, 2L));
    /** How many times there are of each. */
    final Map<Measure, Integer> times = new EnumMap<>(Map.of(
            Measure.RESPONSE_TIME, 7,
            Measure.SERVICE_TIME, 7,
            Measure.FAILED_RESPONSE_TIME, 3,
            Measure.SEND_DELAY, 10,
            Measure.SEND_LAG, 10));

    private final FakeDriver driver;
    private final TestId test;

    Account(FakeDriver driver, TestId test) {
        this.driver = driver;
        this.test = test;
    }

    /** One second of the series, as it stands now. */
    MetricsReport interval(long sequence, long index) {
        return (MetricsReport) read(metrics(sequence, index, histograms()));
    }

    /** The last word, with nothing in its own second: as it stands now. */
    FinalReport last(long sequence, long index) {
        return last(metrics(sequence, index, EncodedHistograms.NONE));
    }

    /** The only word, with all in its one second. */
    FinalReport only() {
        return last(metrics(0, 0, histograms()));
    }

    private FinalReport last(MetricsReport metrics) {
        return (FinalReport) read(new FinalReport(
                metrics, EndReason.PLAN_ELAPSED, histograms(), Duration.ofMillis(900), ErrorExamples.NONE));
    }

    private MetricsReport metrics(long sequence, long index, EncodedHistograms here) {
        return new MetricsReport(
                driver.nodeId(),
                test,
                "r-" + sequence,
                driver.incarnation(),
                Epoch.FIRST,
                sequence,
                new PublicFigures(1, 1, 1, 1, null),
                new RequestCounts(scheduled, sent, succeeded, inFlight, 0, errors, notSent),
                new RequestCounts(warmUpSent, warmUpSent, warmUpSent, 0, 0, Map.of(), Map.of()),
                new IntervalReport(index, Duration.ofSeconds(index), Duration.ofSeconds(index + 1), here),
                new StartReport(0, 0),
                null);
    }

    private EncodedHistograms histograms() {
        MeasureSet set = new MeasureSet();
        times.forEach((measure, count) -> {
            for (int i = 0; i < count; i++) {
                Histograms.record(set.of(measure), measure == Measure.SEND_LAG ? 1_000 : 5_000_000);
            }
        });
        return set.encode();
    }

    /** As the log gives it to its readers. */
    private static Message read(Message message) {
        try {
            return CODEC.decode("metrics", CODEC.encode(message));
        } catch (BadRecord e) {
            throw new AssertionError(e);
        }
    }
}
