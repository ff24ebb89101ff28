package dev.landfall.orchestrator.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.lifecycle.NodeId;
import dev.landfall.stats.Histograms;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class TailOwnerTest {

    private static final NodeId A = new NodeId("a");
    private static final NodeId B = new NodeId("b");

    @Test
    void isTheDriverThatHasNearlyAllOfIt() {
        Histogram a = times(9_900, 1_000_000);
        a.add(times(100, 500_000_000));
        assertThat(sentence(a, times(10_000, 1_000_000)))
                .hasValue(
                        "a owns the tail: 100 % of the response times above the merged p99 are its own, and 50 % of all");
    }

    @Test
    void isNobodyWhenTheTailIsShared() {
        Random random = new Random(3);
        for (int trial = 0; trial < 20; trial++) {
            assertThat(sentence(exponential(random, 10_000), exponential(random, 30_000)))
                    .isEmpty();
        }
    }

    @Test
    void isNobodyWhenThereIsHardlyATail() {
        Histogram a = times(990, 1_000_000);
        a.add(times(10, 500_000_000));
        assertThat(sentence(a, times(1_000, 1_000_000))).isEmpty();
    }

    @Test
    void isNobodyWhereADriverIsAlone() {
        Histogram alone = times(100_000, 1_000_000);
        assertThat(TailOwner.sentence(Map.of(A, alone), alone)).isEmpty();
    }

    private static Optional<String> sentence(Histogram a, Histogram b) {
        Histogram merged = a.copy();
        merged.add(b);
        return TailOwner.sentence(Map.of(A, a, B, b), merged);
    }

    private static Histogram times(int count, long nanos) {
        Histogram histogram = Histograms.empty();
        histogram.recordValueWithCount(nanos, count);
        return histogram;
    }

    private static Histogram exponential(Random random, int count) {
        Histogram histogram = Histograms.empty();
        for (int i = 0; i < count; i++) {
            Histograms.record(histogram, (long) (-Math.log(1 - random.nextDouble()) * 1e6));
        }
        return histogram;
    }
}
