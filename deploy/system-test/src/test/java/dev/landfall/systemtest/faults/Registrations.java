package dev.landfall.systemtest.faults;

import dev.landfall.systemtest.harness.Doc;
import dev.landfall.systemtest.harness.RawKafka;
import java.time.Duration;
import java.util.List;

/** Who registers under one node name, as the topic tells; what was there before it begins is known and no news. For one thread. */
final class Registrations implements AutoCloseable {
    private static final Duration BOOT = Duration.ofSeconds(120);
    private static final Duration LEAVES = Duration.ofSeconds(10);
    private static final String TOPIC = "register";

    private final String nodeId;
    private final RawKafka kafka;
    private final RawKafka.Tail tail;
    private final List<String> known;

    private Registrations(String nodeId, RawKafka kafka) {
        this.nodeId = nodeId;
        this.kafka = kafka;
        this.tail = kafka.tail(TOPIC);
        this.known = kafka.readAll(TOPIC).stream()
                .map(RawKafka.Entry::doc)
                .filter(this::isItsOwn)
                .map(registration -> registration.text("incarnation"))
                .toList();
    }

    static Registrations of(FaultStack stack, String nodeId) {
        return new Registrations(nodeId, stack.rawKafka());
    }

    /** Waits for one of a process that has not registered before. */
    void awaitAnother() {
        tail.await(
                "another " + nodeId,
                BOOT,
                registration -> isItsOwn(registration) && !known.contains(registration.text("incarnation")));
    }

    /** Waits until a process of this name has said that it leaves. */
    void awaitLeaving() {
        tail.await(
                nodeId + "'s good-bye",
                LEAVES,
                doc -> doc.text("node_id").equals(nodeId)
                        && doc.text("message_type").equals("DRIVER_NODE_DEREGISTER"));
    }

    private boolean isItsOwn(Doc registration) {
        return registration.text("node_id").equals(nodeId)
                && registration.text("message_type").equals("DRIVER_NODE_REGISTER");
    }

    @Override
    public void close() {
        tail.close();
        kafka.close();
    }
}
