package dev.landfall.orchestrator.report.export;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.StringReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfferTest {

    /** The scripts of the console write the same. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'test_message_delay':60000 | 1 | 1 driver × one request every 60,000 ms = 0.017/s offered",
                "'test_message_delay':60000 | 30 | 30 drivers × one request every 60,000 ms = 0.5/s offered",
                "'test_message_delay':86400000 | 1 | 1 driver × one request every 86,400,000 ms = 0.000012/s offered",
                "'throughput_per_driver':0.25 | 2 | 2 drivers × 0.25/s = 0.5/s offered",
                "'throughput_per_driver':9.96 | 1 | 1 driver × 10/s = 10/s offered",
                "'throughput_per_driver':12.04 | 3 | 3 drivers × 12/s = 36.1/s offered",
                "'throughput_per_driver':99.96 | 1 | 1 driver × 100/s = 100/s offered",
                "'throughput_per_driver':1250.5 | 1 | 1 driver × 1,251/s = 1,251/s offered",
                "'test_message_delay':5 | 0 | 0 drivers × one request every 5 ms = 0/s offered"
            })
    void aSlowRateIsNotNone(String plan, int drivers, String words) {
        String json = "{" + plan.replace('\'', '"') + "}";
        try (var reader = Json.createReader(new StringReader(json))) {
            assertThat(new Offer(reader.readObject(), drivers).words()).isEqualTo(words);
        }
    }
}
