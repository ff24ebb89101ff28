package dev.landfall.orchestrator.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleTest {

    private static final long SEED = 7;
    private static final int PAIRS = 10_000;

    private final Random random = new Random(SEED);

    /**
     * At 99 % one in a hundred is called a change that is none: of 10,000 pairs 100, give or take 30 (three standard deviations). With the
     * limit of the normal distribution it would be more than twice as many of ten seconds a side.
     */
    @ParameterizedTest
    @CsvSource({"10, 10, 1", "10, 60, 1", "15, 10, 4", "60, 60, 1"})
    void noiseIsCalledAChangeOnceInAHundredTimes(int count, int otherCount, double otherSpread) {
        int called = 0;
        for (int i = 0; i < PAIRS; i++) {
            called += Boolean.TRUE.equals(noise(count, 1).differsFrom(noise(otherCount, otherSpread))) ? 1 : 0;
        }
        assertThat(called).isBetween(70, 130);
    }

    @Test
    void aChangeOfTwiceTheNoiseIsFoundInTenSeconds() {
        int found = 0;
        for (int i = 0; i < 1_000; i++) {
            Sample moved = noise(10, 1);
            Sample after = new Sample(10, moved.mean() + 2, moved.variance());
            found += Boolean.TRUE.equals(noise(10, 1).differsFrom(after)) ? 1 : 0;
        }
        assertThat(found).isGreaterThan(900);
    }

    @Test
    void withFewerThanTenNothingIsJudged() {
        assertThat(noise(9, 1).differsFrom(noise(100, 1))).isNull();
        assertThat(noise(100, 1).differsFrom(noise(9, 1))).isNull();
    }

    @Test
    void whatNeverChangesHasNoNoise() {
        assertThat(new Sample(10, 5, 0).differsFrom(new Sample(10, 5, 0))).isFalse();
        assertThat(new Sample(10, 5, 0).differsFrom(new Sample(10, 5.001, 0))).isTrue();
        assertThat(new Sample(10, 0, 0).differsFrom(Sample.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 9)))
                .isFalse();
    }

    private Sample noise(int count, double spread) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = spread * random.nextGaussian();
        }
        return Sample.of(values);
    }
}
