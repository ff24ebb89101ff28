package dev.landfall.codec;

import dev.landfall.lifecycle.Epoch;
import dev.landfall.lifecycle.Incarnation;
import dev.landfall.lifecycle.NodeId;
import dev.landfall.lifecycle.Order;
import dev.landfall.lifecycle.Term;
import dev.landfall.lifecycle.TestId;
import dev.landfall.lifecycle.TestState;
import dev.landfall.message.OrchestratorBeat;
import dev.landfall.message.OrchestratorBeat.RefusedNode;
import dev.landfall.message.OrchestratorBeat.TestOrder;
import dev.landfall.message.StandbyBeat;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/** The orchestrator's side of the {@code heartbeat} topic. */
final class OrchestratorBeatCodec {

    static final String ORCHESTRATOR = "ORCHESTRATOR";
    static final String STANDBY = "STANDBY";

    private OrchestratorBeatCodec() {}

    static JsonObject write(OrchestratorBeat beat) {
        return HeartbeatCodec.head(beat.nodeId(), beat.leaving(), beat.timestamp())
                .put("role", ORCHESTRATOR)
                .put("protocol", beat.protocol())
                .put("incarnation", beat.incarnation().value())
                .put("term", beat.term().value())
                .putAll(
                        "tests",
                        beat.tests().stream().map(OrchestratorBeatCodec::write).toList())
                .putAll(
                        "refused",
                        beat.refused().stream()
                                .map(OrchestratorBeatCodec::write)
                                .toList())
                .done();
    }

    static JsonObject write(StandbyBeat beat) {
        return HeartbeatCodec.head(beat.nodeId(), false, beat.timestamp())
                .put("role", STANDBY)
                .put("incarnation", beat.incarnation().value())
                .done();
    }

    static StandbyBeat readStandby(Fields fields) throws BadRecord {
        return new StandbyBeat(
                new NodeId(fields.text("node_id")),
                HeartbeatCodec.timestamp(fields),
                new Incarnation(fields.text("incarnation")));
    }

    static OrchestratorBeat read(Fields fields) throws BadRecord {
        List<TestOrder> tests = new ArrayList<>();
        for (Fields test : fields.objects("tests")) {
            tests.add(order(test));
        }
        List<RefusedNode> refused = new ArrayList<>();
        for (Fields node : fields.objects("refused")) {
            refused.add(new RefusedNode(
                    new NodeId(node.text("node_id")),
                    new Incarnation(node.text("incarnation")),
                    node.text("reason"),
                    node.textOrNull("holder_ip")));
        }
        return new OrchestratorBeat(
                new NodeId(fields.text("node_id")),
                HeartbeatCodec.leaving(fields),
                HeartbeatCodec.timestamp(fields),
                (int) fields.whole("protocol"),
                new Incarnation(fields.text("incarnation")),
                new Term(fields.whole("term")),
                tests,
                refused);
    }

    private static JsonObject write(TestOrder order) {
        return new JsonOut()
                .put("test_id", order.testId().value())
                .put("epoch", order.epoch().value())
                .put("state", order.state())
                .put("order", order.order())
                .putTexts("finals", order.finals().stream().map(NodeId::value).toList())
                .done();
    }

    private static JsonObject write(RefusedNode node) {
        return new JsonOut()
                .put("node_id", node.nodeId().value())
                .put("incarnation", node.incarnation().value())
                .put("reason", node.reason())
                .put("holder_ip", node.holderIp())
                .done();
    }

    private static TestOrder order(Fields test) throws BadRecord {
        List<NodeId> finals = new ArrayList<>();
        for (JsonValue value : test.array("finals")) {
            if (value instanceof JsonString text) {
                finals.add(new NodeId(text.getString()));
            }
        }
        return new TestOrder(
                new TestId(test.text("test_id")),
                new Epoch(test.whole("epoch")),
                test.oneOf("state", TestState.class),
                test.oneOf("order", Order.class),
                finals);
    }
}
