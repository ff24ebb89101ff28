package dev.landfall.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.workload.ThresholdMetric.Count;
import dev.landfall.workload.ThresholdMetric.Counter;
import dev.landfall.workload.ThresholdMetric.Statistic;
import dev.landfall.workload.ThresholdMetric.Time;
import dev.landfall.workload.ThresholdMetric.Timed;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdTest {

    private static final Time P99 = new Time(Timed.RESPONSE, Statistic.PERCENTILE, 99);
    private static final Time MIN = new Time(Timed.RESPONSE, Statistic.MIN, 0);
    private static final Count SENT = new Count(Counter.SENT);

    @ParameterizedTest
    @CsvSource({
        "LESS,9,true", "LESS,10,false", "AT_MOST,10,true", "AT_MOST,11,false", "MORE,10,false", "MORE,11,true",
        "AT_LEAST,10,true", "AT_LEAST,9,false", "EQUAL,10,true", "EQUAL,9,false", "DIFFERENT,9,true",
                "DIFFERENT,10,false"
    })
    void comparesWithItsLimit(Comparison comparison, double actual, boolean holds) {
        assertThat(threshold(P99, comparison).holds(actual)).isEqualTo(holds);
    }

    /** Of two windows the one further from holding, so that when it holds all do; the order does not matter. */
    @ParameterizedTest
    @CsvSource({
        "LESS,8,9,9",
        "AT_MOST,12,9,12",
        "MORE,12,9,9",
        "AT_LEAST,12,19,12",
        "EQUAL,10,9,9",
        "EQUAL,14,9,14",
        "EQUAL,9,11,11",
        "DIFFERENT,10,12,10",
        "DIFFERENT,15,12,12",
        "DIFFERENT,8,12,12"
    })
    void knowsTheWorseOfTwoWindows(Comparison comparison, double a, double b, double worse) {
        assertThat(threshold(P99, comparison).worse(a, b)).isEqualTo(worse);
        assertThat(threshold(P99, comparison).worse(b, a)).isEqualTo(worse);
    }

    @Test
    void aCountThatStillRisesMayYetReachItsLimit() {
        assertThat(threshold(SENT, Comparison.AT_LEAST).mayYetHold(3)).isTrue();
        assertThat(threshold(SENT, Comparison.EQUAL).mayYetHold(3)).isTrue();
        assertThat(threshold(SENT, Comparison.EQUAL).mayYetHold(11)).isFalse();
        assertThat(threshold(SENT, Comparison.LESS).mayYetHold(11)).isFalse();
    }

    @Test
    void aMinimumThatStillFallsMayYetReachItsLimit() {
        assertThat(threshold(MIN, Comparison.LESS).mayYetHold(11)).isTrue();
        assertThat(threshold(MIN, Comparison.MORE).mayYetHold(9)).isFalse();
    }

    @Test
    void whatMovesEitherWayIsMissedByWhatIsMeasuredSoFar() {
        assertThat(threshold(P99, Comparison.LESS).mayYetHold(11)).isFalse();
        Threshold windowed = new Threshold("sent[1s]>10", SENT, Duration.ofSeconds(1), Comparison.MORE, 10, true);
        assertThat(windowed.mayYetHold(3)).isFalse();
    }

    private static Threshold threshold(ThresholdMetric metric, Comparison comparison) {
        return new Threshold("x", metric, null, comparison, 10, false);
    }
}
