package dev.landfall.driver.engine;

import dev.landfall.codec.PlanCodec;
import dev.landfall.driver.core.LoadOrder;
import dev.landfall.lifecycle.NodeId;
import dev.landfall.lifecycle.TestId;
import dev.landfall.workload.Plan;
import dev.landfall.workload.PlanLimits;
import dev.landfall.workload.Share;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A load as a test of the whole stack would order it. */
final class Order {

    private static final String PLAN = """
            {"test_type": "AVALANCHE", "duration_ms": 10000, "target": {"url": "http://127.0.0.1:8090/ping"}}
            """;

    private Order() {}

    static LoadOrder get() {
        return new LoadOrder(
                new TestId("7b0f6f4e-6a51-4f5c-9f5e-0d6b9d3c2a11"),
                new NodeId("driver-1"),
                plan(),
                Share.WHOLE,
                List.of(InetAddress.getLoopbackAddress()),
                Map.of(),
                Duration.ofSeconds(1));
    }

    /** A benchmark of something that does not work says nothing. */
    static void require(boolean works) {
        if (!works) {
            throw new IllegalStateException("what is to be measured does not do what it should");
        }
    }

    private static Plan plan() {
        try (var reader = Json.createReader(new StringReader(PLAN))) {
            JsonObject json = reader.readObject();
            return PlanCodec.read(json, PlanLimits.DEFAULT);
        }
    }
}
