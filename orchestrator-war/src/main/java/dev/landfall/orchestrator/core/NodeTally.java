package dev.landfall.orchestrator.core;

import dev.landfall.lifecycle.EndReason;
import dev.landfall.message.FinalReport;
import dev.landfall.message.Health;
import dev.landfall.message.IntervalReport;
import dev.landfall.message.MetricsReport;
import dev.landfall.message.StartReport;
import dev.landfall.stats.EncodedHistogram;
import dev.landfall.stats.EncodedHistograms;
import dev.landfall.stats.ErrorExamples;
import dev.landfall.stats.Histograms;
import dev.landfall.stats.Measure;
import dev.landfall.stats.MeasureSet;
import dev.landfall.stats.RequestCounts;
import dev.landfall.stats.Summary;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What one driver has reported on one test. Counters are those of the greatest sequence, histograms those of the final report, before it
 * the sum of the intervals; so reports may be lost, doubled, late or shuffled. Belongs to the coordinator.
 */
final class NodeTally {

    private final IntervalStore intervals;
    private RequestCounts counts = RequestCounts.ZERO;
    private RequestCounts warmUp = RequestCounts.ZERO;
    private long sequence = -1;
    private @Nullable Health health;
    private @Nullable Health worst;
    private @Nullable StartReport start;
    private Duration newestEnd = Duration.ZERO;
    private @Nullable MeasureSet live;
    private @Nullable EncodedHistograms encoded;
    private @Nullable Map<Measure, Summary> summaries;
    private @Nullable FinalReport last;
    private boolean behind;

    /** @param timeout of a request */
    NodeTally(Duration timeout) {
        this.intervals = new IntervalStore(timeout);
    }

    /**
     * Takes a report; false when all of it was known before.
     *
     * @throws IllegalArgumentException for a bad histogram; nothing is changed then
     */
    boolean accept(MetricsReport report) {
        boolean changed = addInterval(report);
        if (last == null && report.sequence() > sequence) {
            takeCounters(report);
            changed = true;
        }
        return changed;
    }

    /**
     * The same for the last word; the first one counts. That of a process that died is what it had last put on disk: intervals that got away
     * after that know more, and stand.
     */
    boolean accept(FinalReport report) {
        if (last != null) {
            return addInterval(report.metrics());
        }
        MeasureSet totals = new MeasureSet();
        totals.add(report.totals());
        addInterval(report.metrics());
        last = report;
        behind = report.metrics().sequence() < sequence;
        if (!behind) {
            takeCounters(report.metrics());
        }
        if (!behind || samples(totals) > samples(live())) {
            live = null;
            encoded = report.totals();
            summaries = summarise(totals);
        }
        return true;
    }

    RequestCounts counts() {
        return counts;
    }

    RequestCounts warmUp() {
        return warmUp;
    }

    @Nullable
    Health health() {
        return health;
    }

    /** Of each thing the worst of all intervals that have come. */
    @Nullable
    Health worst() {
        return worst;
    }

    @Nullable
    StartReport start() {
        return start;
    }

    IntervalStore intervals() {
        return intervals;
    }

    boolean isFinal() {
        return last != null;
    }

    boolean isSilent() {
        return sequence < 0;
    }

    @Nullable
    EndReason endReason() {
        return last == null ? null : last.endReason();
    }

    /** Empty before the final report. */
    ErrorExamples examples() {
        return last == null ? ErrorExamples.NONE : last.examples();
    }

    /** After the start of what counts; before the final report the end of the newest interval. */
    Duration lastCompletion() {
        return last == null || behind ? newestEnd : last.lastCompletion();
    }

    /** The index of the interval in which the load ended, else the greatest known; −1 before the first. */
    long lastIndex() {
        IntervalReport closing = last == null ? null : last.metrics().interval();
        return closing == null || behind ? intervals.lastIndex() : closing.index();
    }

    Map<Measure, Summary> summaries() {
        Map<Measure, Summary> known = summaries;
        if (known == null) {
            MeasureSet sum = live;
            if (sum == null) {
                sum = new MeasureSet();
                addTo(sum);
            }
            known = summarise(sum);
            summaries = known;
        }
        return known;
    }

    /** Adds this driver's histograms to a sum. */
    void addTo(MeasureSet sum) {
        if (live != null) {
            sum.add(live);
        } else if (encoded != null) {
            sum.add(encoded);
        }
    }

    /** All its times of one measure; not to be changed. */
    Histogram times(Measure measure) {
        if (live != null) {
            return live.of(measure);
        }
        return encoded == null
                ? Histograms.empty()
                : encoded.of(measure).map(EncodedHistogram::decode).orElseGet(Histograms::empty);
    }

    /** Keeps the histograms in their small form, from the end of the test on. */
    void compact() {
        if (live != null) {
            encoded = live.encode();
            live = null;
        }
    }

    private boolean addInterval(MetricsReport report) {
        IntervalReport interval = report.interval();
        if (interval == null || intervals.has(interval.index())) {
            return false;
        }
        Map<Measure, Histogram> decoded = new EnumMap<>(Measure.class);
        interval.histograms().byMeasure().forEach((measure, histogram) -> decoded.put(measure, histogram.decode()));
        intervals.add(interval.index(), report.counts(), decoded, report.health());
        worst = worse(worst, report.health());
        if (last == null) {
            MeasureSet sum = live();
            decoded.forEach((measure, histogram) -> sum.of(measure).add(histogram));
            summaries = null;
        }
        newestEnd = interval.end().compareTo(newestEnd) > 0 ? interval.end() : newestEnd;
        return true;
    }

    private MeasureSet live() {
        MeasureSet sum = live;
        if (sum == null) {
            sum = new MeasureSet();
            if (encoded != null) {
                sum.add(encoded);
                encoded = null;
            }
            live = sum;
        }
        return sum;
    }

    private void takeCounters(MetricsReport report) {
        sequence = report.sequence();
        counts = report.counts();
        warmUp = report.warmUp();
        health = report.health() == null ? health : report.health();
        start = report.start() == null ? start : report.start();
    }

    private static @Nullable Health worse(@Nullable Health a, @Nullable Health b) {
        return a == null || b == null
                ? a == null ? b : a
                : new Health(
                        Math.max(a.cpu(), b.cpu()),
                        Math.max(a.gcPauseMillis(), b.gcPauseMillis()),
                        Math.max(a.loopLagMillis(), b.loopLagMillis()));
    }

    private static long samples(MeasureSet set) {
        return set.of(Measure.SEND_DELAY).getTotalCount();
    }

    private static Map<Measure, Summary> summarise(MeasureSet sum) {
        Map<Measure, Summary> byMeasure = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            byMeasure.put(measure, sum.summary(measure));
        }
        return byMeasure;
    }
}
