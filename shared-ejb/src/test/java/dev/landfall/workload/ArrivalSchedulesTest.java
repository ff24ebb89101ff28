package dev.landfall.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ArrivalSchedulesTest {

    private static final Pacing EVERY_10_MS = new Pacing.FixedDelay(Duration.ofMillis(10));

    @Test
    void driversInterleaveByTheirPartOfAPeriod() {
        assertThat(first(3, EVERY_10_MS, new Share(0, 2), Share.WHOLE)).containsExactly(0, 10_000_000, 20_000_000);
        assertThat(first(3, EVERY_10_MS, new Share(1, 2), Share.WHOLE))
                .containsExactly(5_000_000, 15_000_000, 25_000_000);
    }

    @Test
    void mergedSharesEqualTheWhole() {
        Pacing perDriver = new Pacing.ArrivalRate(333, Arrivals.CONSTANT);
        long[] merged = IntStream.range(0, 3)
                .boxed()
                .flatMapToLong(driver -> IntStream.range(0, 2)
                        .boxed()
                        .flatMapToLong(
                                loop -> LongStream.of(first(500, perDriver, new Share(driver, 3), new Share(loop, 2)))))
                .sorted()
                .toArray();
        long[] whole = first(3000, new Pacing.ArrivalRate(999, Arrivals.CONSTANT), Share.WHOLE, Share.WHOLE);
        assertThat(merged).hasSize(3000);
        for (int i = 0; i < whole.length; i++) {
            assertThat(merged[i]).isBetween(whole[i] - 1, whole[i] + 1);
        }
    }

    // A rounded period of 3,333 ns, added up, would run 360 ms ahead within an hour.
    @Test
    void doesNotDriftWithinAnHour() {
        int perHour = 300_000 * 3600;
        Pacing pacing = new Pacing.ArrivalRate(300_000, Arrivals.CONSTANT);
        Share lastOfMany = new Share(0, perHour);
        ArrivalSchedule schedule = new ConstantRateSchedule(1e9 / 300_000, lastOfMany);
        schedule.nextIntendedStartNanos();
        assertThat(schedule.nextIntendedStartNanos())
                .isEqualTo(Duration.ofHours(1).toNanos());
        assertThat(pacing.model()).isEqualTo(WorkloadModel.OPEN);
    }

    // Kolmogorov-Smirnov against 1 − e^(−rate·t): D·√n stays under 1.63 in 99 of 100 samples; the seed is fixed.
    @Test
    void poissonGapsAreExponential() {
        int n = 20_000;
        double meanNanos = 1e9 / 1000;
        long[] arrivals = first(n, new Pacing.ArrivalRate(1000, Arrivals.POISSON), Share.WHOLE, Share.WHOLE);
        double[] gaps = new double[n];
        for (int i = 0; i < n; i++) {
            gaps[i] = arrivals[i] - (i == 0 ? 0 : arrivals[i - 1]);
        }
        Arrays.sort(gaps);
        double distance = 0;
        for (int i = 0; i < n; i++) {
            double expected = 1 - Math.exp(-gaps[i] / meanNanos);
            distance = Math.max(distance, Math.max(expected - (double) i / n, (double) (i + 1) / n - expected));
        }
        assertThat(distance * Math.sqrt(n)).isLessThan(1.63);
    }

    @Test
    void poissonSharesDifferButRepeatWithTheSeed() {
        Pacing pacing = new Pacing.ArrivalRate(1000, Arrivals.POISSON);
        assertThat(first(10, pacing, new Share(0, 2), Share.WHOLE))
                .isEqualTo(first(10, pacing, new Share(0, 2), Share.WHOLE))
                .isNotEqualTo(first(10, pacing, new Share(1, 2), Share.WHOLE));
    }

    // Counts per window of a Poisson process have a variance equal to their mean; shifted copies of one stream would
    // have up to 8 times that.
    @Test
    void poissonSharesAddUpToAPoissonProcess() {
        Pacing pacing = new Pacing.ArrivalRate(100, Arrivals.POISSON);
        int windows = 1000;
        long windowNanos = 500_000_000;
        double[] counts = new double[windows];
        for (int driver = 0; driver < 8; driver++) {
            for (long arrival : first(60_000, pacing, new Share(driver, 8), Share.WHOLE)) {
                if (arrival < windows * windowNanos) {
                    counts[(int) (arrival / windowNanos)]++;
                }
            }
        }
        double mean = Arrays.stream(counts).average().orElseThrow();
        double variance = Arrays.stream(counts)
                .map(c -> (c - mean) * (c - mean))
                .average()
                .orElseThrow();
        assertThat(mean).isBetween(390.0, 410.0);
        assertThat(variance / mean).isBetween(0.8, 1.2);
    }

    @Test
    void theClosedModelHasNoSchedule() {
        assertThatThrownBy(() -> first(1, new Pacing.AsFastAsPossible(), Share.WHOLE, Share.WHOLE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static long[] first(int n, Pacing pacing, Share driver, Share loop) {
        ArrivalSchedule schedule = ArrivalSchedules.of(pacing, driver, loop, 42);
        return LongStream.generate(schedule::nextIntendedStartNanos).limit(n).toArray();
    }
}
