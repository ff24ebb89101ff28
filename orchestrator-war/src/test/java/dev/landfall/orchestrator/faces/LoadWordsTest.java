package dev.landfall.orchestrator.faces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.codec.PlanCodec;
import dev.landfall.workload.Plan;
import dev.landfall.workload.PlanLimits;
import jakarta.json.Json;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'test_type':'TSUNAMI','test_message_delay':5,'duration_ms':60000 | 8 | 8 drivers × one request every 5 ms = 1,600/s offered for 1 min, 96,000 requests in all | 1600 60 0",
                "'test_type':'TSUNAMI','test_message_delay':300,'message_count_per_driver':10 | 1 | 1 driver × one request every 300 ms = 3.3/s offered for 3 s, 10 requests in all | 3.3 3 0",
                "'test_type':'TSUNAMI','test_message_delay':60000,'duration_ms':120000 | 1 | 1 driver × one request every 60,000 ms = 0.017/s offered for 2 min, 2 requests in all | 0.017 120 0",
                "'test_type':'TSUNAMI','delay_mode':'AFTER_RESPONSE','test_message_delay':1500,'duration_ms':60000,'concurrency_per_driver':20 | 2 | 2 drivers × 20 at a time, each 1,500 ms after its answer, for 1 min | 0 60 0",
                "'test_type':'AVALANCHE','duration_ms':30000,'concurrency_per_driver':64 | 2 | 2 drivers × 64 at a time, as fast as the target answers, for 30 s | 0 30 0",
                "'test_type':'AVALANCHE','throughput_per_driver':250.5,'duration_ms':2500 | 2 | 2 drivers × 251/s = 501/s offered for 2.5 s, 1,253 requests in all | 501 2.5 0",
                "'test_type':'TSUNAMI','test_message_delay':5,'message_count_per_driver':400 | 0 | 0 drivers × one request every 5 ms = 0/s offered for 2 s, 0 requests in all | ''"
            })
    void saysHowMuchGoesOutAndHowItLooks(String load, int drivers, String sentence, String shape) {
        check(load, drivers, sentence, shape);
    }

    /** Whatever comes first: the time and the number that are told are those of the same end. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'test_type':'TSUNAMI','test_message_delay':10,'duration_ms':10000,'message_count_per_driver':500 | 2 | 2 drivers × one request every 10 ms = 200/s offered for 5 s, 1,000 requests in all | 200 5 0",
                "'test_type':'TSUNAMI','test_message_delay':10,'duration_ms':4000,'message_count_per_driver':500 | 2 | 2 drivers × one request every 10 ms = 200/s offered for 4 s, 800 requests in all | 200 4 0",
                "'test_type':'TSUNAMI','test_message_delay':5,'message_count_per_driver':10000000 | 1 | 1 driver × one request every 5 ms = 200/s offered for 1 h, when “At most” ends it, 720,000 requests in all | 200 3600 0",
                "'test_type':'TSUNAMI','test_message_delay':5,'duration_ms':7200000,'max_duration_ms':90000 | 1 | 1 driver × one request every 5 ms = 200/s offered for 1 min 30 s, when “At most” ends it, 18,000 requests in all | 200 90 0",
                "'test_type':'AVALANCHE','duration_ms':7200000,'max_duration_ms':90000 | 1 | 1 driver × 64 at a time, as fast as the target answers, for 1 min 30 s, when “At most” ends it | 0 90 0",
                "'test_type':'AVALANCHE','message_count_per_driver':1000,'concurrency_per_driver':1 | 3 | 3 drivers × 1 at a time, as fast as the target answers, 3,000 requests in all, for 1 h at most | 0 0 0",
                "'test_type':'AVALANCHE','message_count_per_driver':1,'duration_ms':500 | 1 | 1 driver × 64 at a time, as fast as the target answers, 1 request in all, for 500 ms at most | 0 0.5 0",
                "'test_type':'AVALANCHE','throughput_per_driver':100,'arrivals':'POISSON','duration_ms':10000 | 1 | 1 driver × 100/s = 100/s offered for 10 s, about 1,000 requests in all | 100 10 0",
                "'test_type':'AVALANCHE','throughput_per_driver':3,'arrivals':'POISSON','message_count_per_driver':1000 | 1 | 1 driver × 3/s = 3/s offered for about 5 min 33 s, 1,000 requests in all | 3 333 0"
            })
    void tellsTheEndThatComesFirst(String load, int drivers, String sentence, String shape) {
        check(load, drivers, sentence, shape);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'test_type':'TSUNAMI','test_message_delay':5,'duration_ms':600000,'warm_up_ms':30000 | 2 | 2 drivers × one request every 5 ms = 400/s offered for 10 min, 240,000 requests in all, after 30 s of warm-up (12,000 more) | 400 600 30",
                "'test_type':'AVALANCHE','duration_ms':5000,'warm_up_ms':1500 | 1 | 1 driver × 64 at a time, as fast as the target answers, for 5 s, after 1.5 s of warm-up | 0 5 1.5"
            })
    void tellsWhatWarmsUpBefore(String load, int drivers, String sentence, String shape) {
        check(load, drivers, sentence, shape);
    }

    /** Drivers take turns: in a second, with a request each 300 ms, one of two sends four times and the other three times. */
    @Test
    void countsTheArrivalsOfAllDriversTogether() {
        assertThat(LoadWords.of(plan("\"test_type\":\"TSUNAMI\",\"test_message_delay\":300,\"duration_ms\":1000"), 2))
                .endsWith(" 7 requests in all");
    }

    private static void check(String load, int drivers, String sentence, String shape) {
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
