package dev.landfall.target.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StallTest {

    private static final long BEGIN = -5_000_000_000L;

    private final Stall stall = Stall.of(Map.of("every_ms", "1000", "for_ms", "100")::get, BEGIN);

    @Test
    void isFrozenAtTheBeginningOfEachPeriodAndTellsHowLongStill() {
        assertThat(stall.remaining(BEGIN)).isEqualTo(Duration.ofMillis(100));
        assertThat(stall.remaining(BEGIN + 30_000_000)).isEqualTo(Duration.ofMillis(70));
        assertThat(stall.remaining(BEGIN + 100_000_000)).isZero();
        assertThat(stall.remaining(BEGIN + 999_000_000)).isZero();
        assertThat(stall.remaining(BEGIN + 7_000_000_000L)).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void neverFreezesWithoutALength() {
        assertThat(Stall.NONE.remaining(123)).isZero();
        assertThat(Stall.of(Map.of("every_ms", "10", "for_ms", "0")::get, 0).remaining(1))
                .isZero();
    }

    @Test
    void refusesWhatIsMissingOrOutOfRangeByName() {
        assertThatThrownBy(() -> Stall.of(Map.of("every_ms", "10")::get, 0)).hasMessageContaining("for_ms");
        assertThatThrownBy(() -> Stall.of(Map.of("every_ms", "0", "for_ms", "0")::get, 0))
                .hasMessageContaining("every_ms must be 1");
        assertThatThrownBy(() -> Stall.of(Map.of("every_ms", "10", "for_ms", "11")::get, 0))
                .hasMessageContaining("at most every_ms");
    }
}
