package dev.landfall.orchestrator.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {

    @ParameterizedTest
    @CsvSource({"100us,0.1", "20ms,20", "1.5s,1500", "2m,120000", "2 min,120000", "1h,3600000", " 10s ,10000", "0ms,0"})
    void readsANumberAndItsUnit(String text, BigDecimal millis) {
        assertThat(DurationText.millis(text)).isEqualTo(millis);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "ms", "-1s", "1e3s", "10 parsecs", "1,5s", "1.s", "9999999999999s"})
    void saysWhatIsAllowedOfAnythingElse(String text) {
        assertThatThrownBy(() -> DurationText.millis(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("20ms, 1.5s or 2m");
    }

    @ParameterizedTest
    @CsvSource({"0.1,0.1ms", "20,20ms", "1500,1500ms", "2000,2s", "120000,2m", "3600000,1h", "0,0ms"})
    void writesTheShortestFormThatIsReadBack(BigDecimal millis, String text) {
        assertThat(DurationText.of(millis)).isEqualTo(text);
        assertThat(DurationText.millis(text)).isEqualByComparingTo(millis);
    }
}
