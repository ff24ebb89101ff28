package dev.landfall.orchestrator.report.export.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    /** One request a minute is not none. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0|0", "0.0166667|0.017", "2.5|2.5", "9.87|9.9", "10|10", "99.84|99.8", "1234.4|1,234"})
    void aRateKeepsTheDigitsThatCount(double value, String words) {
        assertThat(Words.rate(value)).isEqualTo(words);
    }
}
