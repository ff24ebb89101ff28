package dev.landfall.launcher.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "20ms,20",
        "10s,10000",
        "1.5s,1500",
        "2m,120000",
        "0.25ms,0.25",
        "250us,0.25",
        "120h,432000000",
        "' 3 s ',3000"
    })
    void readsANumberWithItsUnit(String text, String millis) {
        assertThat(Durations.millis(text)).isEqualByComparingTo(millis);
    }

    @Test
    void writesWholeNumbersWithoutAnExponent() {
        assertThat(Durations.millis("10s")).hasToString("10000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "ms", "-1s", "1e3s", "10 sec", "1.s", "NaNs", "1s2ms"})
    void refusesAnythingElseAndSaysWhatIsAllowed(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Durations.millis(text))
                .withMessageContaining("ms, s, m or h");
    }
}
