package dev.landfall.kafka;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Where Kafka is and how to speak to it.
 *
 * @param bootstrapServers {@code landfall.kafka.bootstrap-servers}
 * @param client {@code landfall.kafka.client.*}, passed to every client as it is
 * @param topicPrefix {@code landfall.topics.prefix}, may be empty
 * @param replicationFactor {@code landfall.topics.replication-factor}, 1 to 1000
 */
public record KafkaSettings(
        String bootstrapServers, Map<String, String> client, String topicPrefix, int replicationFactor) {

    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9._-]{0,100}");

    public KafkaSettings {
        client = Map.copyOf(new TreeMap<>(client));
        if (bootstrapServers.isBlank()) {
            throw new IllegalArgumentException("landfall.kafka.bootstrap-servers must name at least one HOST:PORT");
        }
        if (!PREFIX.matcher(topicPrefix).matches()) {
            throw new IllegalArgumentException(
                    "landfall.topics.prefix must be at most 100 letters, digits, '.', '_' or '-', was " + topicPrefix);
        }
        if (replicationFactor < 1 || replicationFactor > 1000) {
            throw new IllegalArgumentException(
                    "landfall.topics.replication-factor must be 1 to 1000, was " + replicationFactor);
        }
    }

    /** The topic's name at the broker. */
    public String nameOf(Topic topic) {
        return topicPrefix + topic.plainName();
    }

    /** Secrets may be among the client settings: only their names are shown. */
    @Override
    public String toString() {
        return "KafkaSettings[bootstrapServers=" + bootstrapServers + ", client=" + new TreeMap<>(client).keySet()
                + ", topicPrefix=" + topicPrefix + ", replicationFactor=" + replicationFactor + "]";
    }
}
