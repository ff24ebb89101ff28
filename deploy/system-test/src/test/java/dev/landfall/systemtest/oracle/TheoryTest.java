package dev.landfall.systemtest.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Closed form and prediction from a log agree, and both with numbers worked out by hand. */
class TheoryTest {
    private static final long MILLI = 1_000_000;
    private static final Offset<Double> CLOSE = within(0.6);

    @Test
    void aFreezeOfATenthOfASecondEachSecond() {
        var theory = new Theory(1, 100, 1_000.7, 0);
        assertThat(theory.at(0.5)).isEqualTo(1, CLOSE);
        assertThat(theory.at(0.95)).isEqualTo(51, CLOSE);
        assertThat(theory.at(0.99)).isEqualTo(91, CLOSE);
        assertThat(theory.at(0.999)).isEqualTo(100, CLOSE);
        assertThat(theory.at(1)).isEqualTo(101, CLOSE);
        assertThat(theory.mean()).isEqualTo(6, CLOSE);
    }

    @Test
    void theSameBehindAServerAtAQuarterOfItsCapacity() {
        var theory = new Theory(1, 100, 1_000.7, 0.25);
        assertThat(theory.at(0.9)).isEqualTo(26, CLOSE);
        assertThat(theory.at(0.95)).isEqualTo(63.5, CLOSE);
        assertThat(theory.at(0.99)).isEqualTo(93.5, CLOSE);
    }

    @Test
    void predictsFromALogWhatTheClosedFormSays() {
        Sample wide = new Prediction(log(60_000), MILLI, 200).responseTimes(MILLI / 10);
        Sample narrow = new Prediction(log(60_000), MILLI, 4).responseTimes(MILLI / 10);
        for (double quantile : List.of(0.5, 0.9, 0.95, 0.99, 0.999, 1.0)) {
            assertThat(wide.at(quantile)).isEqualTo(new Theory(1, 100, 1_000.7, 0).at(quantile), within(1.1));
            assertThat(narrow.at(quantile)).isEqualTo(new Theory(1, 100, 1_000.7, 0.25).at(quantile), within(1.5));
        }
        assertThat(wide.mean()).isEqualTo(new Theory(1, 100, 1_000.7, 0).mean(), within(0.3));
        assertThat(narrow.mean()).isEqualTo(new Theory(1, 100, 1_000.7, 0.25).mean(), within(0.3));
    }

    @Test
    void aGapNobodyPlannedIsPredictedTooAndItsShareTold() {
        OracleLog calm = new OracleLog(arrivals(1_000), List.of(), 0);
        OracleLog shaken = new OracleLog(arrivals(1_000), List.of(new Window(false, 500 * MILLI, 540 * MILLI)), 0);
        assertThat(new Prediction(calm, MILLI, 10).responseTimes(0).max()).isEqualTo(0.9, CLOSE);
        assertThat(new Prediction(shaken, MILLI, 100).responseTimes(0).max()).isEqualTo(40.9, CLOSE);
        assertThat(calm.unplannedShare()).isZero();
        assertThat(shaken.unplannedShare()).isEqualTo(0.04, within(0.001));
    }

    @Test
    void readsQuantilesLikeAHistogramAndTellsTheVariation() {
        Sample sample = new Sample(4 * MILLI, MILLI, 3 * MILLI, 2 * MILLI);
        assertThat(sample.at(0.5)).isEqualTo(2);
        assertThat(sample.at(0.75)).isEqualTo(3);
        assertThat(sample.at(0.76)).isEqualTo(4);
        assertThat(sample.variation()).isEqualTo(Math.sqrt(1.25) / 2.5, within(1e-9));
    }

    /** Arrivals each ms, read when the oracle is awake; freezes of 100 ms each 1.0007 s. */
    private static OracleLog log(int count) {
        var windows = new ArrayList<Window>();
        for (long end = 600 * MILLI; end < (count + 1_000L) * MILLI; end += 10_007 * MILLI / 10) {
            windows.add(new Window(true, end - 100 * MILLI, end));
        }
        return new OracleLog(arrivals(count), windows, 0);
    }

    private static List<Arrival> arrivals(int count) {
        return LongStream.range(0, count)
                .mapToObj(i -> new Arrival(i * MILLI, 9 * MILLI / 10, "n"))
                .toList();
    }
}
