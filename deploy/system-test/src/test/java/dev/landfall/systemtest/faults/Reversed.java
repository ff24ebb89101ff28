package dev.landfall.systemtest.faults;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Of each driver, a handful of messages at a time goes on with the last first: its final before the intervals that came ahead of it. */
final class Reversed implements Disturbance {
    private static final int AT_A_TIME = 5;

    private final Map<String, Deque<Metrics>> held = new HashMap<>();

    @Override
    public void take(Metrics metrics, long nanos, Consumer<ConsumerRecord<byte[], byte[]>> out) {
        Deque<Metrics> own = held.computeIfAbsent(metrics.node(), node -> new ArrayDeque<>());
        own.addFirst(metrics);
        if (own.size() == AT_A_TIME || metrics.isFinal()) {
            own.forEach(each -> out.accept(each.raw()));
            own.clear();
        }
    }
}
