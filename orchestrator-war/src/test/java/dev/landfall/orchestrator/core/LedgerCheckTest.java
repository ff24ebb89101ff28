package dev.landfall.orchestrator.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.lifecycle.NodeId;
import dev.landfall.orchestrator.core.IntervalStore.Series;
import dev.landfall.orchestrator.core.LedgerCheck.Page;
import dev.landfall.stats.ErrorClass;
import dev.landfall.stats.Measure;
import dev.landfall.stats.NotSentReason;
import dev.landfall.stats.RequestCounts;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerCheckTest {

    /** 12 due, 2 not sent, 6 succeeded, 1 timed out, 3 reset. */
    private static final RequestCounts COUNTS = new RequestCounts(
            12, 10, 6, 0, 0, Map.of(ErrorClass.TIMEOUT, 1L, ErrorClass.RESET, 3L), Map.of(NotSentReason.BACKLOG, 2L));

    private static final Series SERIES = new Series(4, 10, 10, 4, 10, 10, true, true, List.of());

    @Test
    void findsNothingWhereEverySumAgrees() {
        assertThat(differences(page(true, COUNTS, timed(7, 3, 10), SERIES, 4), null))
                .isEmpty();
    }

    @Test
    void namesArrivalsThatVanished() {
        RequestCounts counts = new RequestCounts(13, 10, 6, 0, 0, COUNTS.errors(), COUNTS.notSent());
        assertThat(differences(page(true, counts, timed(7, 3, 10), SERIES, 4), null))
                .containsExactly("a: scheduled is 13, sent + not_sent is 12");
    }

    @Test
    void namesRequestsWithoutAnOutcome() {
        RequestCounts counts = new RequestCounts(12, 10, 5, 0, 0, COUNTS.errors(), COUNTS.notSent());
        assertThat(differences(page(true, counts, timed(6, 3, 10), SERIES, 4), null))
                .contains("a: sent is 10, succeeded + failed + in_flight is 9");
    }

    @Test
    void namesTimesThatWereNotRecorded() {
        assertThat(differences(page(true, COUNTS, timed(6, 3, 10), SERIES, 4), null))
                .containsExactly(
                        "a: response_time is 6, succeeded + TIMEOUT is 7",
                        "a: service_time is 6, succeeded + TIMEOUT is 7");
    }

    @Test
    void namesASeriesThatDoesNotAddUp() {
        Series series = new Series(4, 9, 10, 4, 9, 10, true, true, List.of());
        assertThat(differences(page(true, COUNTS, timed(7, 3, 10), series, 4), null))
                .contains("a: sent by interval is 9, sent is 10");
        Series falling = new Series(4, 10, 10, 4, 10, 10, false, true, List.of());
        assertThat(differences(page(true, COUNTS, timed(7, 3, 10), falling, 4), null))
                .containsExactly("a: counters fall from one interval to the next");
    }

    @Test
    void takesTheRestOfTheTotalsForAGapAtTheEnd() {
        Series series = new Series(2, 5, 5, 1, 5, 5, true, false, List.of());
        assertThat(differences(page(true, COUNTS, timed(7, 3, 10), series, 4), null))
                .isEmpty();
    }

    @Test
    void namesIntervalsThatAddUpToMoreThanTheTotalsAlthoughSomeAreMissing() {
        Series series = new Series(2, 5, 5, 1, 11, 5, true, false, List.of());
        assertThat(differences(page(true, COUNTS, timed(7, 3, 10), series, 4), null))
                .containsExactly("a: send_delay by interval is 11 although some are missing, sent is 10");
    }

    @Test
    void namesIntervalsWhoseTimesAreNotTheRequestsTheyCount() {
        Series series = new Series(4, 10, 10, 4, 10, 10, true, true, List.of(1L, 2L));
        assertThat(differences(page(true, COUNTS, timed(7, 3, 10), series, 4), null))
                .containsExactly("a: counters rose by another number than times were recorded in intervals 1-2");
    }

    @Test
    void namesADriverWithoutFinalTotals() {
        assertThat(differences(page(false, COUNTS, timed(7, 3, 10), SERIES, 4), 99L))
                .containsExactly("a: no final totals; its counters end with interval 4");
    }

    @Test
    void namesAWholeThatIsNotTheSumOfItsDrivers() {
        Page page = page(true, COUNTS, timed(7, 3, 10), SERIES, 4);
        List<String> differences = LedgerCheck.check(List.of(page, page), COUNTS, timed(14, 6, 20), null)
                .differences();
        assertThat(differences).singleElement().asString().startsWith("whole ");
    }

    @Test
    void expectsTheTargetToHaveReceivedWhatWasAnsweredAndNoMoreThanWasSent() {
        Page page = page(true, COUNTS, timed(7, 3, 10), SERIES, 4);
        assertThat(differences(page, 10L)).isEmpty();
        assertThat(differences(page, 6L)).isEmpty();
        assertThat(differences(page, 11L)).containsExactly("received is 11, sent + warm_up.sent is 10");
        assertThat(differences(page, 5L)).containsExactly("received is 5, sent + warm_up.sent is 10");
    }

    private static List<String> differences(Page page, Long received) {
        return LedgerCheck.check(List.of(page), page.counts(), page.timed(), received)
                .differences();
    }

    private static Page page(
            boolean isFinal, RequestCounts counts, Map<Measure, Long> timed, Series series, long lastIndex) {
        return new Page(new NodeId("a"), isFinal, counts, RequestCounts.ZERO, timed, series, lastIndex);
    }

    private static Map<Measure, Long> timed(long responses, long failures, long sent) {
        Map<Measure, Long> timed = new EnumMap<>(Measure.class);
        timed.put(Measure.RESPONSE_TIME, responses);
        timed.put(Measure.SERVICE_TIME, responses);
        timed.put(Measure.FAILED_RESPONSE_TIME, failures);
        timed.put(Measure.SEND_DELAY, sent);
        timed.put(Measure.SEND_LAG, sent);
        return timed;
    }
}
