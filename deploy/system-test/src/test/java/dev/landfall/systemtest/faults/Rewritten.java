package dev.landfall.systemtest.faults;

import dev.landfall.systemtest.harness.Await;
import dev.landfall.systemtest.harness.Doc;
import dev.landfall.systemtest.harness.RawKafka;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;

/**
 * The two commands of a test as they stand in their topics, written once more.
 *
 * @param config what its orchestrator wrote to {@code test_config}
 * @param trigger what it wrote to {@code trigger}
 */
record Rewritten(JsonObject config, JsonObject trigger) {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration VALID = Duration.ofMinutes(1);
    private static final Duration SOON = Duration.ofMillis(500);

    /** Waits until both are there. */
    static Rewritten of(RawKafka kafka, String testId) {
        return new Rewritten(find(kafka, "test_config", testId), find(kafka, "trigger", testId));
    }

    private static JsonObject find(RawKafka kafka, String topic, String testId) {
        return Await.until(
                        "the " + topic + " of " + testId,
                        LIMIT,
                        () -> kafka.readAll(topic).stream()
                                .filter(entry -> testId.equals(entry.key()))
                                .map(RawKafka.Entry::doc)
                                .findFirst(),
                        java.util.Optional::isPresent)
                .map(Doc::json)
                .orElseThrow();
    }

    /** The same for a test that nobody has made, valid from now on, to start in half a second. */
    Rewritten as(String testId) {
        long expiry = Instant.now().plus(VALID).toEpochMilli();
        return new Rewritten(
                Json.createObjectBuilder(config)
                        .add("test_id", testId)
                        .add("expires_at", expiry)
                        .build(),
                Json.createObjectBuilder(trigger)
                        .add("test_id", testId)
                        .add("expires_at", expiry)
                        .add("start_at", Instant.now().plus(SOON).toEpochMilli())
                        .build());
    }

    void writeConfig(RawKafka kafka) {
        kafka.send("test_config", config.getString("test_id"), config);
    }

    void writeTrigger(RawKafka kafka) {
        kafka.send("trigger", trigger.getString("test_id"), trigger);
    }
}
