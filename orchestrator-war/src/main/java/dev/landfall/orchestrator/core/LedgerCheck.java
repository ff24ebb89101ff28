package dev.landfall.orchestrator.core;

import dev.landfall.lifecycle.NodeId;
import dev.landfall.orchestrator.core.IntervalStore.Series;
import dev.landfall.orchestrator.core.view.Ledger;
import dev.landfall.stats.ErrorClass;
import dev.landfall.stats.Measure;
import dev.landfall.stats.RequestCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares every sum of a report with every other way to reckon it. Pure. */
final class LedgerCheck {

    /**
     * What one driver told.
     *
     * @param isFinal its final totals are in
     * @param timed how many times each measure was recorded
     */
    record Page(
            NodeId nodeId,
            boolean isFinal,
            RequestCounts counts,
            RequestCounts warmUp,
            Map<Measure, Long> timed,
            Series series,
            long lastIndex) {}

    private final List<String> differences = new ArrayList<>();

    private LedgerCheck() {}

    /**
     * @param whole as reported over all drivers
     * @param wholeTimed histogram counts over all drivers
     * @param received of the target, null where it does not tell
     */
    static Ledger check(List<Page> pages, RequestCounts whole, Map<Measure, Long> wholeTimed, @Nullable Long received) {
        LedgerCheck check = new LedgerCheck();
        pages.forEach(check::node);
        check.whole(pages, whole, wholeTimed);
        if (received != null && pages.stream().allMatch(Page::isFinal)) {
            check.received(pages, received);
        }
        return new Ledger(check.differences);
    }

    private void node(Page page) {
        String who = page.nodeId + ": ";
        if (!page.isFinal) {
            differences.add(who + "no final totals; its counters end with interval " + page.series.lastIndex());
        }
        RequestCounts c = page.counts;
        equal(who + "scheduled", c.scheduled(), "sent + not_sent", c.sent() + c.notSentTotal());
        equal(who + "sent", c.sent(), "succeeded + failed + in_flight", c.succeeded() + c.failed() + c.inFlight());
        if (page.isFinal) {
            equal(who + "in_flight", c.inFlight(), "none after the end", 0);
            timed(who, c, page.timed);
            series(who, page);
        }
        if (!page.series.rising()) {
            differences.add(who + "counters fall from one interval to the next");
        }
        if (!page.series.odd().isEmpty()) {
            differences.add(who + "counters rose by another number than times were recorded in "
                    + Indexes.text("interval", Indexes.runs(page.series.odd())));
        }
    }

    private void timed(String who, RequestCounts c, Map<Measure, Long> timed) {
        long timeouts = c.errors().getOrDefault(ErrorClass.TIMEOUT, 0L);
        long good = c.succeeded() + timeouts;
        equal(who + "response_time", timed(timed, Measure.RESPONSE_TIME), "succeeded + TIMEOUT", good);
        equal(who + "service_time", timed(timed, Measure.SERVICE_TIME), "succeeded + TIMEOUT", good);
        equal(
                who + "failed_response_time",
                timed(timed, Measure.FAILED_RESPONSE_TIME),
                "failed − TIMEOUT",
                c.failed() - timeouts);
        equal(who + "send_delay", timed(timed, Measure.SEND_DELAY), "sent", c.sent());
        equal(who + "send_lag", timed(timed, Measure.SEND_LAG), "sent", c.sent());
    }

    private void series(String who, Page page) {
        Series series = page.series;
        if (series.lastIndex() > page.lastIndex) {
            differences.add(who + "interval " + series.lastIndex() + " lies after the last, " + page.lastIndex);
        }
        if (series.lastIndex() == page.lastIndex && page.lastIndex >= 0) {
            equal(who + "sent by interval", series.sent(), "sent", page.counts.sent());
            equal(who + "completed by interval", series.completed(), "completed", page.counts.completed());
            equal(who + "errors by interval", series.errors(), "failed", page.counts.failed());
        }
        boolean isWhole = series.lastIndex() == page.lastIndex && page.lastIndex >= 0 && series.withoutGaps();
        sum(who + "send_delay by interval", series.timedSent(), "sent", page.counts.sent(), isWhole);
        sum(who + "times by interval", series.timedCompleted(), "completed", page.counts.completed(), isWhole);
    }

    /** Intervals as they came, added up: no less than the total unless one is missing, and never more. */
    private void sum(String name, long value, String otherName, long total, boolean isWhole) {
        if (isWhole) {
            equal(name, value, otherName, total);
        } else if (value > total) {
            differences.add(name + " is " + value + " although some are missing, " + otherName + " is " + total);
        }
    }

    private void whole(List<Page> pages, RequestCounts whole, Map<Measure, Long> wholeTimed) {
        RequestCounts sum = pages.stream().map(Page::counts).reduce(RequestCounts.ZERO, RequestCounts::plus);
        if (!sum.equals(whole)) {
            differences.add("whole " + whole + " is not the sum of the drivers " + sum);
        }
        for (Measure measure : Measure.values()) {
            long counted =
                    pages.stream().mapToLong(p -> timed(p.timed, measure)).sum();
            equal("whole " + measure.fieldName(), timed(wholeTimed, measure), "sum of the drivers", counted);
        }
    }

    /** A request that got no answer may or may not have reached the target; any other must have, once. */
    private void received(List<Page> pages, long received) {
        RequestCounts all =
                pages.stream().map(p -> p.counts.plus(p.warmUp)).reduce(RequestCounts.ZERO, RequestCounts::plus);
        long answered = all.succeeded()
                + all.errors().getOrDefault(ErrorClass.HTTP_4XX, 0L)
                + all.errors().getOrDefault(ErrorClass.HTTP_5XX, 0L);
        if (received > all.sent() || received < answered) {
            equal("received", received, "sent + warm_up.sent", all.sent());
        }
    }

    private void equal(String name, long value, String otherName, long other) {
        if (value != other) {
            differences.add(name + " is " + value + ", " + otherName + " is " + other);
        }
    }

    private static long timed(Map<Measure, Long> timed, Measure measure) {
        return timed.getOrDefault(measure, 0L);
    }
}
