package dev.landfall.kafka;

import dev.landfall.message.LogPosition;
import dev.landfall.message.Message;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Writes messages. Thread-safe; never blocks for longer than it takes to hand a record over. */
public interface RecordSender {

    /**
     * Writes one message to the partition that its key gives.
     *
     * @param key node_id on register, metrics, heartbeat; test_id elsewhere
     * @return done once acknowledged, with the position and the broker's time; fails with
     *     {@link dev.landfall.lifecycle.BrokerUnavailable} when that does not happen in time
     */
    default CompletionStage<LogPosition> send(Topic topic, String key, Message message) {
        return send(topic, null, key, message);
    }

    /** The same to one partition; null for the one that the key gives. */
    CompletionStage<LogPosition> send(Topic topic, @Nullable Integer partition, String key, Message message);
}
