package dev.landfall.orchestrator.report;

import dev.landfall.codec.JsonValues;
import dev.landfall.message.ClockReading;
import dev.landfall.orchestrator.core.view.DriverView;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;

/** A driver of the fleet as JSON. */
public final class DriverJson {

    private DriverJson() {}

    public static JsonArray list(List<DriverView> drivers) {
        return Fields.array(drivers, DriverJson::of);
    }

    public static JsonObject of(DriverView driver) {
        ClockReading clock = driver.clock();
        return new Fields()
                .text("node_id", driver.nodeId())
                .text("node_ip", driver.nodeIp())
                .text("state", driver.state())
                .flag("alive", driver.alive())
                .whole("protocol", driver.protocol())
                .instant("last_heartbeat_at", driver.lastHeartbeatAt())
                .whole("heartbeat_age_ms", driver.heartbeatAgeMillis())
                .text("version", driver.version())
                .decimal("clock_offset_ms", clock == null ? null : clock.offsetMillis())
                .decimal("clock_bound_ms", clock == null ? null : clock.boundMillis())
                .text("test_id", driver.testId())
                .whole("sent", driver.sent())
                .json("health", HealthJson.of(driver.health()))
                .map("labels", driver.labels(), JsonValues::of)
                .done();
    }
}
