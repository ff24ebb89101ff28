package dev.landfall.driver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.driver.engine.Loads.Result;
import dev.landfall.stats.ErrorClass;
import dev.landfall.stats.Measure;
import dev.landfall.stats.RequestCounts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** What came of a {@link Trial}. */
final class Outcome {

    /** How much later than its timeout a request may end on a machine that is busy with something else. */
    private static final long TOLERANCE_MILLIS = 3_000;

    private static final Set<ErrorClass> ANSWERS = Set.of(ErrorClass.HTTP_4XX, ErrorClass.HTTP_5XX);
    private static final long NANOS = 1_000_000;

    /** A request as the target saw it. */
    record Exchange(int connection, boolean tried) {}

    private final Result result;
    private final RequestCounts counts;
    private final List<Exchange> exchanges;
    private final long timeoutMillis;
    private final long tried;

    Outcome(Result result, List<Exchange> exchanges, long timeoutMillis) {
        this.result = result;
        this.counts = result.totals().counts();
        this.exchanges = exchanges;
        this.timeoutMillis = timeoutMillis;
        this.tried = exchanges.stream().filter(Exchange::tried).count();
        assertThat(tried).isPositive();
    }

    Outcome succeeds() {
        assertLedger(exchanges.size(), Map.of());
        return this;
    }

    /** The answers on trial end in this class, the right ones between them succeed. */
    Outcome fails(ErrorClass error) {
        assertLedger(exchanges.size() - tried, Map.of(error, tried));
        if (error == ErrorClass.TIMEOUT) {
            assertThat(result.over(Measure.RESPONSE_TIME, (timeoutMillis - 1) * NANOS))
                    .isEqualTo(tried);
        }
        return this;
    }

    void keepsTheConnection() {
        assertThat(exchanges).extracting(Exchange::connection).containsOnly(0);
        assertThat(counts.reconnects()).isZero();
    }

    /** The request after an answer on trial comes over another connection, which is a reconnect when the answer was well formed. */
    void closesTheConnection() {
        long moved = IntStream.range(1, exchanges.size())
                .filter(i -> exchanges.get(i - 1).tried())
                .filter(i ->
                        exchanges.get(i).connection() != exchanges.get(i - 1).connection())
                .count();
        long followed = exchanges.subList(0, exchanges.size() - 1).stream()
                .filter(Exchange::tried)
                .count();
        assertThat(moved).as("connections replaced").isEqualTo(followed).isPositive();
        boolean wellFormed = ANSWERS.containsAll(counts.errors().keySet());
        assertThat(counts.reconnects()).isEqualTo(wellFormed ? moved : 0);
    }

    private void assertLedger(long succeeded, Map<ErrorClass, Long> errors) {
        assertThat(counts.errors()).isEqualTo(errors);
        assertThat(counts.succeeded()).isEqualTo(succeeded);
        assertBalanced(result, timeoutMillis);
    }

    /** What holds for every load: the ledger, one time for each request, none of them much longer than the timeout. */
    static void assertBalanced(Result result, long timeoutMillis) {
        RequestCounts counts = result.totals().counts();
        assertThat(counts.scheduled()).isEqualTo(counts.sent() + counts.notSentTotal());
        assertThat(counts.sent()).isEqualTo(counts.completed());
        assertThat(counts.inFlight()).isZero();
        long timeouts = counts.errors().getOrDefault(ErrorClass.TIMEOUT, 0L);
        assertThat(result.measure(Measure.RESPONSE_TIME).getTotalCount()).isEqualTo(counts.succeeded() + timeouts);
        assertThat(result.measure(Measure.FAILED_RESPONSE_TIME).getTotalCount()).isEqualTo(counts.failed() - timeouts);
        for (Measure measure : List.of(Measure.RESPONSE_TIME, Measure.FAILED_RESPONSE_TIME)) {
            assertThat(result.over(measure, (timeoutMillis + TOLERANCE_MILLIS) * NANOS))
                    .isZero();
        }
    }
}
