package dev.landfall.orchestrator.core;

import dev.landfall.orchestrator.core.LedgerCheck.Page;
import dev.landfall.orchestrator.core.view.Figures;
import dev.landfall.orchestrator.core.view.Ledger;
import dev.landfall.orchestrator.core.view.TimelineView.Flow;
import dev.landfall.orchestrator.core.view.TimelineView.Second;
import dev.landfall.stats.ErrorClass;
import dev.landfall.stats.Measure;
import dev.landfall.stats.MeasureSet;
import dev.landfall.stats.RequestCounts;
import dev.landfall.stats.Summary;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Figures of one test, per driver and over all of them. Belongs to the coordinator; costs some milliseconds. */
final class TestFigures {

    private static final double NANOS_PER_SECOND = 1e9;

    private final Duration interval;
    /** Reused: a set weighs a megabyte. */
    private final MeasureSet scratch = new MeasureSet();

    TestFigures(Duration interval) {
        this.interval = interval;
    }

    Figures node(TestNode node) {
        NodeTally tally = node.tally();
        Flow newest = tally.intervals().flow(lastWhole(tally));
        return figures(tally.counts(), tally.summaries(), tally.lastCompletion(), newest);
    }

    /** Sum of all drivers that tell; percentiles from the merged histograms. */
    Figures whole(LoadTest test) {
        RequestCounts counts = counts(test);
        Duration last = test.ours().stream()
                .map(n -> n.tally().lastCompletion())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        Second newest = newestWhole(test);
        return figures(counts, summaries(test), last, newest == null ? null : newest.all());
    }

    /** Sums are compared once nothing is on its way any more. Before the start was set no driver owes final totals. */
    Ledger ledger(LoadTest test, Figures whole) {
        List<Page> pages = test.ours().stream()
                .map(TestFigures::page)
                .filter(page -> test.startAt() != null
                        || page.isFinal()
                        || !page.counts().equals(RequestCounts.ZERO))
                .toList();
        return LedgerCheck.check(pages, whole.counts(), timed(whole.summaries()), comparable(test));
    }

    /** A request that redirects have led on reached the target more than once, and nobody but the target knows how often. */
    private static @Nullable Long comparable(LoadTest test) {
        return test.plan().target().followRedirects() ? null : test.target().received();
    }

    /** The interval in which a load ended is a fragment, unless it is the only one. */
    private static long lastWhole(NodeTally tally) {
        long last = tally.intervals().lastIndex();
        return tally.isFinal() && last == tally.lastIndex() ? Math.max(0, last - 1) : last;
    }

    private static @Nullable Second newestWhole(LoadTest test) {
        boolean allFinal = test.ours().stream().allMatch(n -> n.tally().isFinal());
        Second newest = test.timeline().newest();
        return allFinal && newest != null
                ? test.timeline().second(Math.max(0, newest.index() - 1)).orElse(newest)
                : newest;
    }

    static RequestCounts counts(LoadTest test) {
        return test.ours().stream().map(n -> n.tally().counts()).reduce(RequestCounts.ZERO, RequestCounts::plus);
    }

    static RequestCounts warmUp(LoadTest test) {
        return test.ours().stream().map(n -> n.tally().warmUp()).reduce(RequestCounts.ZERO, RequestCounts::plus);
    }

    private Map<Measure, Summary> summaries(LoadTest test) {
        List<TestNode> telling = test.ours();
        if (telling.size() == 1) {
            return telling.get(0).tally().summaries();
        }
        scratch.reset();
        telling.forEach(n -> n.tally().addTo(scratch));
        Map<Measure, Summary> merged = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            merged.put(measure, scratch.summary(measure));
        }
        return merged;
    }

    private Figures figures(
            RequestCounts counts, Map<Measure, Summary> summaries, Duration lastCompletion, @Nullable Flow newest) {
        double seconds = lastCompletion.toNanos() / NANOS_PER_SECOND;
        return new Figures(
                counts,
                summaries,
                counts.errors().getOrDefault(ErrorClass.TIMEOUT, 0L),
                seconds > 0 ? counts.completed() / seconds : 0,
                newest == null ? 0 : newest.completed() * NANOS_PER_SECOND / interval.toNanos());
    }

    private static Page page(TestNode node) {
        NodeTally tally = node.tally();
        return new Page(
                node.nodeId(),
                tally.isFinal(),
                tally.counts(),
                tally.warmUp(),
                timed(tally.summaries()),
                tally.intervals().series(),
                tally.lastIndex());
    }

    private static Map<Measure, Long> timed(Map<Measure, Summary> summaries) {
        Map<Measure, Long> timed = new EnumMap<>(Measure.class);
        summaries.forEach((measure, summary) -> timed.put(measure, summary.count()));
        return timed;
    }
}
