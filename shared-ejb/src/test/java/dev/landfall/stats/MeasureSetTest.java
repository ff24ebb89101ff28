package dev.landfall.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class MeasureSetTest {

    private static final long SEED = 20_261_121;

    @Test
    void anySplitOverOneToEightDriversGivesTheSameFigures() {
        Random random = new Random(SEED);
        for (int drivers = 1; drivers <= 8; drivers++) {
            MeasureSet whole = new MeasureSet();
            MeasureSet[] parts = new MeasureSet[drivers];
            for (int i = 0; i < drivers; i++) {
                parts[i] = new MeasureSet();
            }
            for (int i = 0; i < 5_000; i++) {
                long nanos = Math.round(Math.exp(random.nextGaussian() * 2 + 15));
                Histograms.record(whole.of(Measure.RESPONSE_TIME), nanos);
                Histograms.record(parts[random.nextInt(drivers)].of(Measure.RESPONSE_TIME), nanos);
            }
            MeasureSet merged = new MeasureSet();
            for (MeasureSet part : parts) {
                merged.add(part.encode());
            }
            assertThat(merged.summary(Measure.RESPONSE_TIME))
                    .as("seed %d, %d drivers", SEED, drivers)
                    .isEqualTo(whole.summary(Measure.RESPONSE_TIME));
        }
    }

    @Test
    void leavesEmptyHistogramsOutAndReadsThemAsEmpty() {
        MeasureSet set = new MeasureSet();
        Histograms.record(set.of(Measure.SEND_LAG), 5);
        EncodedHistograms encoded = set.encode();
        assertThat(encoded.byMeasure()).containsOnlyKeys(Measure.SEND_LAG);
        assertThat(encoded.of(Measure.RESPONSE_TIME)).isEmpty();
    }

    @Test
    void addsNothingWhenOneOfSeveralIsNoHistogram() {
        MeasureSet set = new MeasureSet();
        Histogram good = Histograms.empty();
        good.recordValue(1);
        var mixed = new EncodedHistograms(Map.of(
                Measure.RESPONSE_TIME, EncodedHistogram.of(good),
                Measure.SEND_LAG, EncodedHistogram.fromBase64("aGVsbG8gd29ybGQ=")));
        assertThatThrownBy(() -> set.add(mixed)).isInstanceOf(IllegalArgumentException.class);
        assertThat(set.of(Measure.RESPONSE_TIME).getTotalCount()).isZero();
    }

    @Test
    void refusesHistogramsOfAnotherShapeBeforeAnythingIsAllocatedForThem() {
        Histogram other = new Histogram(1, 3_600_000_000_000L, 5);
        other.recordValue(7);
        assertThatThrownBy(() -> EncodedHistogram.of(other).decode())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be (1, 3600000000000, 3)");
    }

    @Test
    void refusesRandomBytes() {
        Random random = new Random(SEED);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            if (bytes.length > 8 && i % 2 == 0) {
                ByteBuffer.wrap(bytes).putInt(0x1c849314).putInt(bytes.length - 8);
            }
            EncodedHistogram encoded =
                    EncodedHistogram.fromBase64(Base64.getEncoder().encodeToString(bytes));
            assertThatThrownBy(encoded::decode).as("seed %d", SEED).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
