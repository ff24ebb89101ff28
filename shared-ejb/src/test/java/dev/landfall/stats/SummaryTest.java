package dev.landfall.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class SummaryTest {

    @Test
    void ofNothingIsAllZero() {
        assertThat(Summary.of(Histograms.empty())).isEqualTo(Summary.NONE);
    }

    @Test
    void readsEveryFigureOfKnownSamples() {
        Histogram histogram = Histograms.empty();
        for (int millis = 1; millis <= 100; millis++) {
            histogram.recordValue(TimeUnit.MILLISECONDS.toNanos(millis));
        }
        Summary summary = Summary.of(histogram);
        assertThat(summary.count()).isEqualTo(100);
        assertThat(summary.minMillis()).isCloseTo(1, within(0.001));
        assertThat(summary.maxMillis()).isCloseTo(100, within(0.1));
        assertThat(summary.meanMillis()).isCloseTo(50.5, within(0.05));
        assertThat(summary.medianMillis()).isCloseTo(50, within(0.05)).isEqualTo(summary.p50Millis());
        assertThat(summary.p95Millis()).isCloseTo(95, within(0.1));
        assertThat(summary.p99Millis()).isCloseTo(99, within(0.1));
        // Standard deviation of 1..100 (population): √((100² − 1) / 12).
        assertThat(summary.stddevMillis()).isCloseTo(28.866, within(0.05));
    }

    // Median 22 ms, so bins are 1 ms wide: 22 and 22.4 share one.
    @Test
    void modeIsTheMiddleOfTheFullestBin() {
        Histogram histogram = Histograms.empty();
        for (double millis : new double[] {20.1, 22, 22.4, 25.1, 90}) {
            histogram.recordValue(Math.round(millis * 1e6));
        }
        Summary summary = Summary.of(histogram);
        assertThat(summary.modeBinMillis()).isEqualTo(1);
        assertThat(summary.modeMillis()).isCloseTo(22.5, within(1e-9));
    }

    @Test
    void ofSeveralFullestBinsTheLowestWins() {
        Histogram histogram = Histograms.empty();
        for (int millis : new int[] {31, 31, 44, 57, 57}) {
            histogram.recordValue(TimeUnit.MILLISECONDS.toNanos(millis) + 500_000);
        }
        assertThat(Summary.of(histogram).modeMillis()).isCloseTo(31.5, within(1e-9));
    }

    @Test
    void aTimeOverAnHourIsClippedAndSaid() {
        Histogram histogram = Histograms.empty();
        assertThat(Histograms.record(histogram, TimeUnit.HOURS.toNanos(2))).isFalse();
        assertThat(Histograms.record(histogram, -5)).isTrue();
        assertThat(Summary.of(histogram).maxMillis()).isCloseTo(3_600_000, within(3_600.0));
        assertThat(Summary.of(histogram).minMillis()).isZero();
    }
}
