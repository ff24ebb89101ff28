package dev.landfall.codec;

import dev.landfall.codec.BadRecord.Kind;
import dev.landfall.lifecycle.Epoch;
import dev.landfall.lifecycle.Incarnation;
import dev.landfall.lifecycle.InvalidPlan;
import dev.landfall.lifecycle.NodeId;
import dev.landfall.lifecycle.Term;
import dev.landfall.lifecycle.TestId;
import dev.landfall.message.Assignment;
import dev.landfall.message.Protocol;
import dev.landfall.message.TestConfig;
import dev.landfall.message.Trigger;
import dev.landfall.workload.Plan;
import dev.landfall.workload.TestType;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The {@code test_config} and {@code trigger} topics. */
final class CommandCodec {

    private static final String YES = "YES";

    private CommandCodec() {}

    static JsonObject write(TestConfig config) {
        JsonOut out = new JsonOut()
                .put("test_id", config.testId().value())
                .put("test_type", config.testType())
                .put("test_message_delay", config.delayMillis())
                .put("message_count_per_driver", config.countPerDriver());
        Assignment assignment = config.assignment();
        if (assignment != null) {
            out.put("protocol", assignment.protocol())
                    .put("term", assignment.term().value())
                    .put("epoch", assignment.epoch().value())
                    .put("plan", PlanCodec.write(assignment.plan()))
                    .putAll(
                            "nodes",
                            assignment.nodes().stream().map(CommandCodec::write).toList())
                    .put("idempotency_key", assignment.idempotencyKey())
                    .put("expires_at", assignment.expiresAt());
        }
        return out.done();
    }

    static JsonObject write(Trigger trigger) {
        JsonOut out = new JsonOut().put("test_id", trigger.testId().value()).put("trigger", YES);
        Trigger.StartOrder start = trigger.start();
        if (start != null) {
            out.put("protocol", start.protocol())
                    .put("term", start.term().value())
                    .put("epoch", start.epoch().value())
                    .put("start_at", start.startAt())
                    .put("expires_at", start.expiresAt());
        }
        return out.done();
    }

    static TestConfig readConfig(Fields fields) throws BadRecord {
        Long count = fields.wholeOrNull("message_count_per_driver");
        Double delay = fields.numberOrNull("test_message_delay");
        return new TestConfig(
                new TestId(fields.text("test_id")),
                fields.oneOf("test_type", TestType.class),
                delay == null ? 0 : (long) Math.ceil(delay),
                count == null ? 0 : count,
                isExtended(fields) ? assignment(fields) : null);
    }

    static Trigger readTrigger(Fields fields) throws BadRecord {
        if (!YES.equals(fields.text("trigger"))) {
            throw new BadRecord(Kind.UNKNOWN_KIND, "trigger is not " + YES);
        }
        return new Trigger(new TestId(fields.text("test_id")), isExtended(fields) ? start(fields) : null);
    }

    private static boolean isExtended(Fields fields) throws BadRecord {
        Long protocol = fields.wholeOrNull("protocol");
        return protocol != null && protocol >= Protocol.VERSION;
    }

    private static Trigger.StartOrder start(Fields fields) throws BadRecord {
        return new Trigger.StartOrder(
                (int) fields.whole("protocol"),
                new Term(fields.whole("term")),
                new Epoch(fields.whole("epoch")),
                fields.instant("start_at"),
                fields.instant("expires_at"));
    }

    private static Assignment assignment(Fields fields) throws BadRecord {
        List<Assignment.Node> nodes = new ArrayList<>();
        for (Fields node : fields.objects("nodes")) {
            nodes.add(node(node));
        }
        return new Assignment(
                (int) fields.whole("protocol"),
                new Term(fields.whole("term")),
                new Epoch(fields.whole("epoch")),
                plan(fields.object("plan")),
                nodes,
                fields.textOrNull("idempotency_key"),
                fields.instant("expires_at"));
    }

    private static Plan plan(Fields plan) throws BadRecord {
        try {
            return PlanCodec.readTolerantly(plan.json());
        } catch (InvalidPlan e) {
            throw new BadRecord(Kind.OUT_OF_RANGE, "plan: " + e.getMessage());
        }
    }

    private static Assignment.Node node(Fields node) throws BadRecord {
        @Nullable String incarnation = node.textOrNull("incarnation");
        return new Assignment.Node(
                new NodeId(node.text("node_id")), incarnation == null ? null : new Incarnation(incarnation), (int)
                        node.whole("index"));
    }

    private static JsonObject write(Assignment.Node node) {
        Incarnation incarnation = node.incarnation();
        return new JsonOut()
                .put("node_id", node.nodeId().value())
                .put("incarnation", incarnation == null ? null : incarnation.value())
                .put("index", node.index())
                .done();
    }
}
