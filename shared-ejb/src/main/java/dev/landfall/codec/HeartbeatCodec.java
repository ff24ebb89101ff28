package dev.landfall.codec;

import dev.landfall.lifecycle.DriverState;
import dev.landfall.lifecycle.Epoch;
import dev.landfall.lifecycle.Incarnation;
import dev.landfall.lifecycle.NodeId;
import dev.landfall.lifecycle.TestId;
import dev.landfall.message.ClockReading;
import dev.landfall.message.DriverBeat;
import dev.landfall.message.DriverStatus;
import dev.landfall.message.Message;
import jakarta.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The drivers' side of the {@code heartbeat} topic; the orchestrator's is told by its role. */
final class HeartbeatCodec {

    private HeartbeatCodec() {}

    static JsonObject write(DriverBeat beat) {
        JsonOut out = head(beat.nodeId(), beat.leaving(), beat.timestamp());
        DriverStatus status = beat.status();
        if (status != null) {
            write(out, status);
        }
        return out.done();
    }

    static JsonOut head(NodeId nodeId, boolean leaving, Instant timestamp) {
        return new JsonOut()
                .put("node_id", nodeId.value())
                .put("heartbeat", leaving ? "NO" : "YES")
                .put("timestamp", Long.toString(timestamp.toEpochMilli()));
    }

    private static void write(JsonOut out, DriverStatus status) {
        Epoch epoch = status.epoch();
        TestId testId = status.testId();
        ClockReading clock = status.clock();
        out.put("incarnation", status.incarnation().value())
                .put("epoch", epoch == null ? null : Double.valueOf((double) epoch.value()))
                .put("state", status.state())
                .put("test_id", testId == null ? null : testId.value())
                .put("sent", status.sent())
                .put("reason", status.reason())
                .put("clock_offset_ms", clock == null ? null : Double.valueOf(clock.offsetMillis()))
                .put("clock_bound_ms", clock == null ? null : Double.valueOf(clock.boundMillis()))
                .put("health", HealthJson.write(status.health()));
    }

    static Message read(Fields fields) throws BadRecord {
        String role = fields.textOrNull("role");
        if (OrchestratorBeatCodec.ORCHESTRATOR.equals(role)) {
            return OrchestratorBeatCodec.read(fields);
        }
        if (OrchestratorBeatCodec.STANDBY.equals(role)) {
            return OrchestratorBeatCodec.readStandby(fields);
        }
        return new DriverBeat(new NodeId(fields.text("node_id")), leaving(fields), timestamp(fields), status(fields));
    }

    static boolean leaving(Fields fields) throws BadRecord {
        return "NO".equals(fields.textOrNull("heartbeat"));
    }

    /** For display alone, so other people's odd ones do no harm. */
    static Instant timestamp(Fields fields) {
        try {
            Instant timestamp = fields.instantOrNull("timestamp");
            return timestamp == null ? Instant.EPOCH : timestamp;
        } catch (BadRecord e) {
            return Instant.EPOCH;
        }
    }

    private static @Nullable DriverStatus status(Fields fields) throws BadRecord {
        String incarnation = fields.textOrNull("incarnation");
        DriverState state = fields.oneOfOrNull("state", DriverState.class);
        if (incarnation == null || state == null) {
            return null;
        }
        Long epoch = fields.wholeOrNull("epoch");
        String testId = fields.textOrNull("test_id");
        Long sent = fields.wholeOrNull("sent");
        return new DriverStatus(
                new Incarnation(incarnation),
                epoch == null ? null : new Epoch(epoch),
                state,
                testId == null ? null : new TestId(testId),
                sent == null ? 0 : sent,
                fields.textOrNull("reason"),
                clock(fields),
                HealthJson.read(fields.objectOrNull("health")));
    }

    private static @Nullable ClockReading clock(Fields fields) throws BadRecord {
        Double offset = fields.numberOrNull("clock_offset_ms");
        Double bound = fields.numberOrNull("clock_bound_ms");
        return offset == null || bound == null ? null : new ClockReading(offset, bound);
    }
}
