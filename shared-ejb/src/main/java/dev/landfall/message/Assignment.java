package dev.landfall.message;

import dev.landfall.lifecycle.Epoch;
import dev.landfall.lifecycle.Incarnation;
import dev.landfall.lifecycle.NodeId;
import dev.landfall.lifecycle.Term;
import dev.landfall.workload.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who is to do what in a test.
 *
 * @param nodes every driver that takes part
 * @param idempotencyKey of the request that made the test, null without one
 * @param expiresAt on the broker's clock; nothing is prepared after it
 */
public record Assignment(
        int protocol,
        Term term,
        Epoch epoch,
        Plan plan,
        List<Node> nodes,
        @Nullable String idempotencyKey,
        Instant expiresAt) {

    public Assignment {
        nodes = List.copyOf(nodes);
    }

    /**
     * One driver of a test.
     *
     * @param incarnation the one addressed, null for a driver that speaks only the public fields
     * @param index of its share, from 0
     */
    public record Node(NodeId nodeId, @Nullable Incarnation incarnation, int index) {}

    public Optional<Node> node(NodeId nodeId) {
        return nodes.stream().filter(n -> n.nodeId().equals(nodeId)).findFirst();
    }
}
