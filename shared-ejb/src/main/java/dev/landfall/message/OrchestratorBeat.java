package dev.landfall.message;

import dev.landfall.lifecycle.Epoch;
import dev.landfall.lifecycle.Incarnation;
import dev.landfall.lifecycle.NodeId;
import dev.landfall.lifecycle.Order;
import dev.landfall.lifecycle.Term;
import dev.landfall.lifecycle.TestId;
import dev.landfall.lifecycle.TestState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The orchestrator is alive, and these are its orders: a stop is one record, and silence is a stop.
 *
 * @param leaving true for {@code heartbeat: NO}
 * @param tests all that have not ended, and ended ones for 60 s
 * @param refused drivers that must not take part
 */
public record OrchestratorBeat(
        NodeId nodeId,
        boolean leaving,
        Instant timestamp,
        int protocol,
        Incarnation incarnation,
        Term term,
        List<TestOrder> tests,
        List<RefusedNode> refused)
        implements Command {

    public OrchestratorBeat {
        tests = List.copyOf(tests);
        refused = List.copyOf(refused);
    }

    /**
     * What is asked of the drivers of one test.
     *
     * @param finals nodes whose final report has been read
     */
    public record TestOrder(TestId testId, Epoch epoch, TestState state, Order order, List<NodeId> finals) {
        public TestOrder {
            finals = List.copyOf(finals);
        }
    }

    /**
     * A process that took a name in use.
     *
     * @param holderIp of the driver that has the name, null if it did not tell
     */
    public record RefusedNode(
            NodeId nodeId,
            Incarnation incarnation,
            String reason,
            @Nullable String holderIp) {}

    public Optional<TestOrder> order(TestId testId) {
        return tests.stream().filter(t -> t.testId().equals(testId)).findFirst();
    }

    @Override
    public void deliverTo(CommandHandler handler) {
        handler.on(this);
    }
}
