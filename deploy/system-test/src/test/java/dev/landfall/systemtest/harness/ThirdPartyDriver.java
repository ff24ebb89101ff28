package dev.landfall.systemtest.harness;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A driver that somebody else wrote: it knows nothing but the public fields, and writes its figures as strings. Closing it says goodbye. */
public final class ThirdPartyDriver implements AutoCloseable {
    private final RawKafka kafka;
    private final String nodeId;
    private final ScheduledExecutorService beats = Executors.newSingleThreadScheduledExecutor();

    private ThirdPartyDriver(RawKafka kafka, String nodeId) {
        this.kafka = kafka;
        this.nodeId = nodeId;
    }

    /** Registers, then beats once a second. */
    public static ThirdPartyDriver start(RawKafka kafka, String nodeId) {
        var driver = new ThirdPartyDriver(kafka, nodeId);
        kafka.send(
                "register",
                nodeId,
                Json.createObjectBuilder()
                        .add("node_id", nodeId)
                        .add("node_IP", "127.0.0.1")
                        .add("message_type", "DRIVER_NODE_REGISTER")
                        .build());
        var unused = driver.beats.scheduleAtFixedRate(() -> driver.beat("YES"), 0, 1, TimeUnit.SECONDS);
        return driver;
    }

    private void beat(String heartbeat) {
        kafka.send(
                "heartbeat",
                nodeId,
                Json.createObjectBuilder()
                        .add("node_id", nodeId)
                        .add("heartbeat", heartbeat)
                        .add("timestamp", Long.toString(System.currentTimeMillis()))
                        .build());
    }

    /** The one message it has for a test: mean, median, min, max. */
    public void publishFigures(String testId, String mean, String median, String min, String max) {
        JsonObject figures = Json.createObjectBuilder()
                .add("mean_latency", mean)
                .add("median_latency", median)
                .add("min_latency", min)
                .add("max_latency", max)
                .build();
        kafka.send(
                "metrics",
                nodeId,
                Json.createObjectBuilder()
                        .add("node_id", nodeId)
                        .add("test_id", testId)
                        .add("report_id", UUID.randomUUID().toString())
                        .add("metrics", figures)
                        .build());
    }

    @Override
    public void close() {
        beats.shutdownNow();
        beat("NO");
    }
}
