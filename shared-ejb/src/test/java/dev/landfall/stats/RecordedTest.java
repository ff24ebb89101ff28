package dev.landfall.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** The histogram's own figures are the measure, to the last bit. */
class RecordedTest {

    @RepeatedTest(200)
    void tellsWhatTheHistogramTells(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Histogram histogram = Histograms.empty();
        double scale = Math.pow(10, 1 + random.nextInt(11));
        for (int i = random.nextInt(1 << random.nextInt(14)); i >= 0; i--) {
            histogram.recordValueWithCount(
                    (long) Math.min(Histograms.HIGHEST_NANOS, Math.abs(random.nextGaussian()) * scale),
                    1 + random.nextInt(5));
        }
        assertSame(histogram);
    }

    @Test
    void holdsTheEdgesOfTheRange() {
        Histogram histogram = Histograms.empty();
        histogram.recordValue(0);
        assertSame(histogram);
        histogram.recordValueWithCount(Histograms.HIGHEST_NANOS, 999);
        assertSame(histogram);
    }

    /** 99.9 % of 330,000 is 329,670, in floating point a little more. */
    @Test
    void roundingDoesNotLeadToTheNextValue() {
        Histogram histogram = Histograms.empty();
        histogram.recordValueWithCount(1, 329_670);
        histogram.recordValueWithCount(1_000, 330);
        assertThat(new Recorded(histogram).atPercentile(99.9)).isEqualTo(1);
        assertSame(histogram);
    }

    private static void assertSame(Histogram histogram) {
        var recorded = new Recorded(histogram);
        assertThat(recorded.mean()).isEqualTo(histogram.getMean());
        assertThat(recorded.stddev(recorded.mean())).isEqualTo(histogram.getStdDeviation());
        for (double percent : new double[] {0.001, 1, 10, 25, 50, 75, 90, 95, 99, 99.9, 99.99, 100}) {
            assertThat(recorded.atPercentile(percent))
                    .as("p%s", percent)
                    .isEqualTo(histogram.getValueAtPercentile(percent));
        }
    }
}
