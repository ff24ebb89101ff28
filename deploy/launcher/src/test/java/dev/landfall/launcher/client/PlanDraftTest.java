package dev.landfall.launcher.client;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class PlanDraftTest {
    @Test
    void makesAPlanOfOptionsAlone() {
        JsonObject plan = new PlanDraft(JsonValue.EMPTY_JSON_OBJECT)
                .with("test_message_delay", new BigDecimal("0.5"))
                .with("message_count_per_driver", 500L)
                .with("duration_ms", null)
                .withDrivers("2")
                .withTypeByDelay()
                .withTarget("url", "http://127.0.0.1/")
                .withHeader("Accept", "text/plain")
                .withThreshold("p99 < 50ms")
                .build();

        assertThat(plan).isEqualTo(json("""
                        {"test_message_delay": 0.5, "message_count_per_driver": 500, "drivers": {"count": 2}, "test_type": "TSUNAMI",
                         "target": {"url": "http://127.0.0.1/", "headers": {"Accept": "text/plain"}}, "thresholds": ["p99 < 50ms"]}
                        """));
    }

    @Test
    void laysOptionsOverAFileAndKeepsTheRestOfIt() {
        JsonObject file = json("""
                {"test_type": "AVALANCHE", "duration_ms": 1000, "unknown": [1],
                 "target": {"url": "http://a/", "method": "PUT", "headers": {"A": "1", "B": "2"}}, "thresholds": ["p50 < 1ms"]}
                """);

        JsonObject plan = new PlanDraft(file)
                .with("duration_ms", 2000L)
                .withTarget("url", "http://b/")
                .withHeader("B", "3")
                .withThreshold("p99 < 9ms")
                .withTypeByDelay()
                .build();

        assertThat(plan).isEqualTo(json("""
                        {"test_type": "AVALANCHE", "duration_ms": 2000, "unknown": [1],
                         "target": {"url": "http://b/", "method": "PUT", "headers": {"A": "1", "B": "3"}},
                         "thresholds": ["p50 < 1ms", "p99 < 9ms"]}
                        """));
    }

    @Test
    void leavesAFileThatIsWrongToTheOrchestrator() {
        JsonObject file = json("{\"test_type\": 7, \"target\": \"x\", \"drivers\": null}");

        assertThat(new PlanDraft(file).withTypeByDelay().build()).isEqualTo(file);
    }

    @Test
    void isAnAvalancheWithoutADelay() {
        assertThat(new PlanDraft(JsonValue.EMPTY_JSON_OBJECT)
                        .withTypeByDelay()
                        .build()
                        .getString("test_type"))
                .isEqualTo("AVALANCHE");
    }

    @Test
    void takesNamesOfDriversToo() {
        assertThat(new PlanDraft(JsonValue.EMPTY_JSON_OBJECT)
                        .withDrivers("driver-1,driver-3")
                        .build())
                .isEqualTo(json("{\"drivers\": {\"node_ids\": [\"driver-1\", \"driver-3\"]}}"));
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
