package dev.landfall.orchestrator.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
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

    @ParameterizedTest
    @CsvSource({
        "PT0S,0 ms",
        "PT0.0001S,0.1 ms",
        "PT0.1S,100 ms",
        "PT1.5S,1.5 s",
        "PT1M,1 min",
        "PT1M30.25S,1 min 30.25 s",
        "PT1H,1 h",
        "PT1H0M5S,1 h 5 s",
        "PT100H30M,100 h 30 min"
    })
    void saysExactlyHowLongInWords(Duration time, String words) {
        assertThat(DurationText.words(time)).isEqualTo(words);
    }
}
