package dev.landfall.orchestrator.faces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.codec.PlanCodec;
import dev.landfall.workload.Plan;
import dev.landfall.workload.PlanLimits;
import jakarta.json.Json;
import java.io.StringReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'test_type':'TSUNAMI','test_message_delay':5,'duration_ms':60000 | 8 | 8 drivers × 200/s = 1,600/s offered for 1m, 96,000 requests in all | 1600 60 0",
                "'test_type':'TSUNAMI','test_message_delay':300,'message_count_per_driver':10 | 1 | 1 driver × 3.3/s = 3.3/s offered, 10 requests in all | 3 3 0",
                "'test_type':'TSUNAMI','test_message_delay':10,'duration_ms':10000,'message_count_per_driver':500,'warm_up_ms':2000 | 2 | 2 drivers × 100/s = 200/s offered for 10s, 1,000 requests in all | 200 5 2",
                "'test_type':'TSUNAMI','delay_mode':'AFTER_RESPONSE','test_message_delay':1500,'duration_ms':60000,'concurrency_per_driver':20 | 2 | 2 drivers × 20 users, each pausing 1500ms after its answer for 1m | 0 60 0",
                "'test_type':'AVALANCHE','duration_ms':30000,'concurrency_per_driver':64 | 2 | 2 drivers, each with 64 requests in flight, as fast as the target answers for 30s | 0 30 0",
                "'test_type':'AVALANCHE','message_count_per_driver':1000,'concurrency_per_driver':1 | 3 | 3 drivers, each with 1 requests in flight, as fast as the target answers, 3,000 requests in all | 0 0 0"
            })
    void saysHowMuchGoesOutAndHowItLooks(String load, int drivers, String sentence, String shape) {
        Plan plan = plan(load.replace('\'', '"'));
        assertThat(LoadWords.of(plan, drivers)).isEqualTo(sentence);
        assertThat(LoadWords.shape(plan, drivers)).isEqualTo(shape);
    }

    private static Plan plan(String load) {
        String text = "{" + load + ",\"target\":{\"url\":\"http://127.0.0.1/\"}}";
        try (var reader = Json.createReader(new StringReader(text))) {
            return PlanCodec.read(reader.readObject(), PlanLimits.DEFAULT);
        }
    }
}
