package dev.landfall.launcher.view;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.StringReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanViewTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'test_type':'TSUNAMI','test_message_delay':20,'duration_ms':10000,'target':{'url':'http://a/'}}"
                        + "|TSUNAMI · every 20 ms per driver · 10 s · http://a/",
                "{'test_type':'AVALANCHE','throughput_per_driver':0.5,'message_count_per_driver':2000}"
                        + "|AVALANCHE · 0.5 requests/s per driver · 2 000 requests per driver · no target",
                "{'test_type':'AVALANCHE','concurrency_per_driver':8,'duration_ms':1500,'target':{'url':'http://a/'}}"
                        + "|AVALANCHE · 8 at a time per driver, as fast as possible · 1.5 s · http://a/",
                "{'target':7}|test · as fast as possible · no target",
            })
    void saysInOneLineWhatIsAskedFor(String plan, String line) {
        try (var reader =
                Json.createReader(new StringReader(plan.replace('\'', '"').replace("''", "\"")))) {
            assertThat(PlanView.line(reader.readObject())).isEqualTo(line);
        }
    }
}
