package dev.landfall.codec;

import dev.landfall.codec.BadRecord.Kind;
import dev.landfall.lifecycle.Incarnation;
import dev.landfall.lifecycle.NodeId;
import dev.landfall.message.Deregistration;
import dev.landfall.message.DriverDetails;
import dev.landfall.message.Message;
import dev.landfall.message.Protocol;
import dev.landfall.message.Registration;
import jakarta.json.JsonObject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The {@code register} topic. */
final class RegisterCodec {

    private static final String REGISTER = "DRIVER_NODE_REGISTER";
    private static final String DEREGISTER = "DRIVER_NODE_DEREGISTER";

    private RegisterCodec() {}

    static JsonObject write(Registration registration) {
        JsonOut out = head(registration.nodeId(), registration.nodeIp(), REGISTER);
        DriverDetails details = registration.details();
        if (details != null) {
            out.put("protocol", details.protocol())
                    .put("incarnation", details.incarnation().value())
                    .put("version", details.version())
                    .put("cores", details.cores())
                    .put(
                            "limits",
                            new JsonOut()
                                    .put("max_rate", Double.valueOf(details.maxRate()))
                                    .put("max_connections", details.maxConnections())
                                    .done())
                    .put("heartbeat_interval_ms", details.heartbeatInterval())
                    .putTexts("labels", details.labels());
        }
        return out.done();
    }

    static JsonObject write(Deregistration leaving) {
        Incarnation incarnation = leaving.incarnation();
        return head(leaving.nodeId(), leaving.nodeIp(), DEREGISTER)
                .put("incarnation", incarnation == null ? null : incarnation.value())
                .done();
    }

    static Message read(Fields fields) throws BadRecord {
        NodeId nodeId = new NodeId(fields.text("node_id"));
        String ip = fields.has("node_IP") ? fields.text("node_IP") : "";
        return switch (fields.text("message_type")) {
            case REGISTER -> new Registration(nodeId, ip, details(fields));
            case DEREGISTER -> new Deregistration(nodeId, ip, incarnation(fields));
            default ->
                throw new BadRecord(Kind.UNKNOWN_KIND, "message_type is neither " + REGISTER + " nor " + DEREGISTER);
        };
    }

    private static JsonOut head(NodeId nodeId, String ip, String type) {
        return new JsonOut().put("node_id", nodeId.value()).put("node_IP", ip).put("message_type", type);
    }

    private static @Nullable DriverDetails details(Fields fields) throws BadRecord {
        Incarnation incarnation = incarnation(fields);
        if (!fields.has("protocol") || fields.whole("protocol") < Protocol.VERSION || incarnation == null) {
            return null;
        }
        Fields limits = fields.object("limits");
        return new DriverDetails(
                Protocol.VERSION,
                incarnation,
                fields.has("version") ? fields.text("version") : "",
                (int) Math.min(fields.whole("cores"), Integer.MAX_VALUE),
                limits.number("max_rate"),
                (int) Math.min(limits.whole("max_connections"), Integer.MAX_VALUE),
                fields.has("heartbeat_interval_ms") ? fields.millis("heartbeat_interval_ms") : Duration.ofSeconds(1),
                fields.texts("labels"));
    }

    private static @Nullable Incarnation incarnation(Fields fields) throws BadRecord {
        String text = fields.textOrNull("incarnation");
        return text == null ? null : new Incarnation(text);
    }
}
