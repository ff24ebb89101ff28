package dev.landfall.systemtest.harness;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;

/** Records for {@code test_config} and {@code trigger} as another program would write them. */
public final class Commands {
    private static final Duration VALID = Duration.ofMinutes(1);

    private Commands() {}

    /** TSUNAMI of 50 requests at 10 ms, with nothing but the public fields. */
    public static JsonObject publicConfig(String testId) {
        return Json.createObjectBuilder()
                .add("test_id", testId)
                .add("test_type", "TSUNAMI")
                .add("test_message_delay", 10)
                .add("message_count_per_driver", 50)
                .build();
    }

    public static JsonObject publicTrigger(String testId) {
        return Json.createObjectBuilder()
                .add("test_id", testId)
                .add("trigger", "YES")
                .build();
    }

    /** The same, addressed to one driver, as our own orchestrator of that term would write it. */
    public static JsonObject config(String testId, long term, String nodeId, String incarnation, String url) {
        var node = Json.createObjectBuilder()
                .add("node_id", nodeId)
                .add("incarnation", incarnation)
                .add("index", 0);
        return Json.createObjectBuilder(publicConfig(testId))
                .add("protocol", 2)
                .add("term", term)
                .add("epoch", 1)
                .add("plan", Plan.tsunami(url, 10).count(50).json())
                .add("nodes", Json.createArrayBuilder().add(node))
                .add("expires_at", expiry())
                .build();
    }

    /** To start in half a second. */
    public static JsonObject trigger(String testId, long term) {
        return Json.createObjectBuilder(publicTrigger(testId))
                .add("protocol", 2)
                .add("term", term)
                .add("epoch", 1)
                .add("start_at", Instant.now().plusMillis(500).toEpochMilli())
                .add("expires_at", expiry())
                .build();
    }

    private static long expiry() {
        return Instant.now().plus(VALID).toEpochMilli();
    }
}
