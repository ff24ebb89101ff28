package dev.landfall.systemtest.faults;

import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What becomes of a stream of metrics on its way. For one thread. */
interface Disturbance {
    /** As it is. */
    static Disturbance none() {
        return (metrics, nanos, out) -> out.accept(metrics.raw());
    }

    /** One message of a driver has come; whatever is to go on now, is passed on. */
    void take(Metrics metrics, long nanos, Consumer<ConsumerRecord<byte[], byte[]>> out);

    /** Time has passed. */
    default void tick(long nanos, Consumer<ConsumerRecord<byte[], byte[]>> out) {}

    /**
     * One message.
     *
     * @param interval the index of its interval; −1 without one
     */
    record Metrics(String test, String node, long interval, boolean isFinal, ConsumerRecord<byte[], byte[]> raw) {}
}
