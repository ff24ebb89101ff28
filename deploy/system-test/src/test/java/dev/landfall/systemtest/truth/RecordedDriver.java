package dev.landfall.systemtest.truth;

import dev.landfall.systemtest.harness.RawKafka;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.HdrHistogram.Histogram;

/**
 * A driver that sends no load: it says over Kafka what the contract wants of one, and reports the latencies it is given. Spelled by hand. For
 * one thread.
 */
final class RecordedDriver {
    private static final long HIGHEST_NANOS = 3_600_000_000_000L;
    private static final List<String> MEASURES = List.of("response_time", "service_time", "send_delay", "send_lag");

    private final RawKafka kafka;
    private final String nodeId;
    private final String incarnation = UUID.randomUUID().toString();
    private String testId = "";
    private long epoch;

    RecordedDriver(RawKafka kafka, String nodeId) {
        this.kafka = kafka;
        this.nodeId = nodeId;
        var limits = Json.createObjectBuilder().add("max_rate", 1_000).add("max_connections", 100);
        kafka.send(
                "register",
                nodeId,
                named().add("node_IP", "127.0.0.1")
                        .add("message_type", "DRIVER_NODE_REGISTER")
                        .add("protocol", 2)
                        .add("version", "recorded")
                        .add("cores", 1)
                        .add("limits", limits)
                        .build());
    }

    String nodeId() {
        return nodeId;
    }

    /** From now on its beats tell of this test. */
    void take(String testId, long epoch) {
        this.testId = testId;
        this.epoch = epoch;
    }

    void leaveTest() {
        testId = "";
    }

    void beat(String state) {
        JsonObjectBuilder beat = named().add("heartbeat", "YES")
                .add("timestamp", Long.toString(System.currentTimeMillis()))
                .add("state", state)
                .add("clock_offset_ms", 0)
                .add("clock_bound_ms", 1);
        if (!testId.isEmpty()) {
            beat.add("test_id", testId).add("epoch", epoch);
        }
        kafka.send("heartbeat", nodeId, beat.build());
    }

    void leave() {
        kafka.send(
                "heartbeat",
                nodeId,
                named().add("heartbeat", "NO")
                        .add("timestamp", Long.toString(System.currentTimeMillis()))
                        .build());
    }

    /** Its one interval and its totals at once: that it measured these, in ns, as response times, and nothing failed. */
    void publish(long... nanos) {
        var requests = Json.createObjectBuilder();
        List.of("scheduled", "sent", "completed", "succeeded").forEach(counter -> requests.add(counter, nanos.length));
        List.of("failed", "not_sent", "in_flight", "reconnects").forEach(counter -> requests.add(counter, 0));
        var figures = Json.createObjectBuilder();
        List.of("mean_latency", "median_latency", "min_latency", "max_latency")
                .forEach(figure -> figures.add(figure, 1));
        var start = Json.createObjectBuilder().add("planned_offset_ms", 0).add("actual_offset_ms", 0);
        var interval = histograms(nanos).add("index", 0).add("start_ms", 0).add("end_ms", 1_000);
        JsonObject report = named().add("test_id", testId)
                .add("report_id", UUID.randomUUID().toString())
                .add("protocol", 2)
                .add("epoch", epoch)
                .add("sequence", 0)
                .add("metrics", figures)
                .add("requests", requests)
                .add("start", start)
                .add("interval", interval)
                .add("final", true)
                .add("end_reason", "PLAN_ELAPSED")
                .add("totals", histograms(nanos))
                .add("last_completion_ms", 1_000)
                .build();
        kafka.send("metrics", nodeId, report);
    }

    private JsonObjectBuilder named() {
        return Json.createObjectBuilder().add("node_id", nodeId).add("incarnation", incarnation);
    }

    private static JsonObjectBuilder histograms(long... nanos) {
        var histograms = Json.createObjectBuilder();
        MEASURES.forEach(measure -> histograms.add(measure, encoded(nanos)));
        return histograms.add("failed_response_time", encoded());
    }

    private static String encoded(long... nanos) {
        var histogram = new Histogram(1, HIGHEST_NANOS, 3);
        Arrays.stream(nanos).forEach(histogram::recordValue);
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
    }
}
