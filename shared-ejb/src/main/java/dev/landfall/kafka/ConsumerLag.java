package dev.landfall.kafka;

import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** How many records of each partition have not been read yet, as the last polls knew. Thread-safe. */
public final class ConsumerLag {

    private final Map<String, Map<Integer, Long>> lags = new ConcurrentHashMap<>();

    /** Asks nobody: the consumer knows since its last fetch. To be called by the consumer's own thread. */
    void note(Consumer<?, ?> consumer, Map<String, Topic> topicsByName) {
        for (TopicPartition partition : consumer.assignment()) {
            Topic topic = topicsByName.get(partition.topic());
            OptionalLong lag = consumer.currentLag(partition);
            if (topic != null && lag.isPresent()) {
                note(topic.plainName(), partition.partition(), lag.getAsLong());
            }
        }
    }

    void note(String topic, int partition, long records) {
        lags.computeIfAbsent(topic, t -> new ConcurrentHashMap<>()).put(partition, records);
    }

    /** Records behind, by topic without prefix and by partition. */
    public Map<String, Map<Integer, Long>> byPartition() {
        Map<String, Map<Integer, Long>> copy = new TreeMap<>();
        lags.forEach((topic, partitions) -> copy.put(topic, new TreeMap<>(partitions)));
        return copy;
    }
}
