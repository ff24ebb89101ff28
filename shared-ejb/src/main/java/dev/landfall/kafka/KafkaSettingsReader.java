package dev.landfall.kafka;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.Config;

/** Reads {@link KafkaSettings}. Client settings may come as keys or as environment variables, whose names lost their dots and case. */
final class KafkaSettingsReader {

    private static final String CLIENT_KEY = "landfall.kafka.client.";
    private static final String CLIENT_VARIABLE = "LANDFALL_KAFKA_CLIENT_";

    private KafkaSettingsReader() {}

    static KafkaSettings read(Config config) {
        return new KafkaSettings(
                config.getOptionalValue("landfall.kafka.bootstrap-servers", String.class)
                        .orElse("localhost:9092"),
                client(config),
                config.getOptionalValue("landfall.topics.prefix", String.class).orElse(""),
                replication(config.getOptionalValue("landfall.topics.replication-factor", String.class)
                        .orElse("1")));
    }

    private static int replication(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("landfall.topics.replication-factor must be 1 to 1000, was " + text, e);
        }
    }

    private static Map<String, String> client(Config config) {
        Map<String, String> client = new TreeMap<>();
        for (String name : config.getPropertyNames()) {
            if (name.startsWith(CLIENT_VARIABLE)) {
                String key = name.substring(CLIENT_VARIABLE.length())
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '.');
                config.getOptionalValue(name, String.class).ifPresent(value -> client.putIfAbsent(key, value));
            } else if (name.startsWith(CLIENT_KEY)) {
                String key = name.substring(CLIENT_KEY.length());
                config.getOptionalValue(name, String.class).ifPresent(value -> client.put(key, value));
            }
        }
        return client;
    }
}
