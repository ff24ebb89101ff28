package dev.landfall.driver.core;

import dev.landfall.lifecycle.EndReason;
import dev.landfall.message.FinalReport;
import dev.landfall.message.Health;
import dev.landfall.message.IntervalReport;
import dev.landfall.message.MetricsReport;
import dev.landfall.message.PublicFigures;
import dev.landfall.message.StartReport;
import dev.landfall.stats.EncodedHistograms;
import dev.landfall.stats.ErrorClass;
import dev.landfall.stats.ErrorExamples;
import dev.landfall.stats.Measure;
import dev.landfall.stats.MeasureSet;
import dev.landfall.stats.RequestCounts;
import dev.landfall.stats.Summary;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes the reports of one load: counters since its start, histograms of each interval, and the public figures of everything so far.
 * Not thread-safe.
 */
final class RunReport {

    private final DriverSettings settings;
    private final DriverAssignment assignment;
    private final StartOffset start;
    private final MeasureSet whole = new MeasureSet();
    private RequestCounts latest = RequestCounts.ZERO;
    private @Nullable MetricsReport newest;
    private final Set<ErrorClass> told = EnumSet.noneOf(ErrorClass.class);
    private long sequence;

    RunReport(DriverSettings settings, DriverAssignment assignment, StartOffset start) {
        this.settings = settings;
        this.assignment = assignment;
        this.start = start;
    }

    /** One closed interval. The warm-up is counted whole in the final report, and not before. */
    MetricsReport interval(LoadInterval interval, Optional<FirstRequest> first, Health health) {
        start.look();
        whole.add(interval.histograms());
        latest = interval.counts();
        newest = report(latest, RequestCounts.ZERO, reported(interval), started(first), health);
        return newest;
    }

    /**
     * What the last word would be if this process died now: its next life takes over from it. Its counters, and its number, are those of
     * the newest interval, so that an interval that got away later stands. Empty before the first. Costs some milliseconds.
     */
    Optional<FinalReport> soFar(ErrorExamples examples) {
        MetricsReport told = newest;
        if (told == null) {
            return Optional.empty();
        }
        IntervalReport interval = told.interval();
        Duration end = interval == null ? Duration.ZERO : interval.end();
        return Optional.of(new FinalReport(told, EndReason.FENCED, whole.encode(), end, examples));
    }

    /** Those of the examples that were not given here before. */
    Map<ErrorClass, String> news(ErrorExamples examples) {
        Map<ErrorClass, String> news = new EnumMap<>(ErrorClass.class);
        examples.byClass().forEach((error, text) -> {
            if (told.add(error)) {
                news.put(error, text);
            }
        });
        return news;
    }

    /** The last word on a load that came to its end. */
    FinalReport last(
            LoadTotals totals, Optional<FirstRequest> first, ErrorExamples examples, EndReason why, Health health) {
        start.look();
        whole.reset();
        whole.add(totals.histograms());
        MetricsReport metrics =
                report(totals.counts(), totals.warmUp(), reported(totals.last()), started(first), health);
        return new FinalReport(metrics, why, totals.histograms(), totals.lastCompletion(), examples);
    }

    /** The last word on a load whose engine failed: what is known up to its last interval. */
    FinalReport failed(ErrorExamples examples, Health health) {
        EncodedHistograms known = whole.encode();
        return new FinalReport(
                report(latest, RequestCounts.ZERO, null, null, health),
                EndReason.ENGINE_ERROR,
                known,
                Duration.ZERO,
                examples);
    }

    /** The same final report as a message of its own. */
    static FinalReport again(FinalReport last) {
        MetricsReport m = last.metrics();
        MetricsReport again = new MetricsReport(
                m.nodeId(),
                m.testId(),
                UUID.randomUUID().toString(),
                m.incarnation(),
                m.epoch(),
                m.sequence(),
                m.figures(),
                m.counts(),
                m.warmUp(),
                m.interval(),
                m.start(),
                m.health());
        return new FinalReport(again, last.endReason(), last.totals(), last.lastCompletion(), last.examples());
    }

    private MetricsReport report(
            RequestCounts counts,
            RequestCounts warmUp,
            @Nullable IntervalReport interval,
            @Nullable StartReport started,
            Health health) {
        return new MetricsReport(
                settings.nodeId(),
                assignment.testId(),
                UUID.randomUUID().toString(),
                settings.incarnation(),
                assignment.epoch(),
                sequence++,
                figures(),
                counts,
                warmUp,
                interval,
                started,
                health);
    }

    private @Nullable StartReport started(Optional<FirstRequest> first) {
        return first.map(start::report).orElse(null);
    }

    private PublicFigures figures() {
        Summary summary = whole.summary(Measure.RESPONSE_TIME);
        return new PublicFigures(
                summary.meanMillis(),
                summary.medianMillis(),
                summary.minMillis(),
                summary.maxMillis(),
                summary.modeMillis());
    }

    private static IntervalReport reported(LoadInterval interval) {
        return new IntervalReport(interval.index(), interval.start(), interval.end(), interval.histograms());
    }
}
