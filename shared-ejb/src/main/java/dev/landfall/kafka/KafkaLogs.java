package dev.landfall.kafka;

import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Kafka's clients log all their settings at each start, and each attempt to reach a broker that is not there, several times a second.
 * {@link KafkaStatus} says that once. Levels that somebody set on purpose stay.
 */
final class KafkaLogs {

    private static final Map<String, Level> LEVELS =
            Map.of("org.apache.kafka", Level.WARNING, "org.apache.kafka.clients.NetworkClient", Level.SEVERE);

    /** Kept, because the log manager holds its loggers weakly and would forget their levels. */
    private static final List<Logger> LOGGERS =
            LEVELS.keySet().stream().map(Logger::getLogger).toList();

    private KafkaLogs() {}

    static void quieten() {
        for (Logger logger : LOGGERS) {
            if (logger.getLevel() == null) {
                logger.setLevel(LEVELS.get(logger.getName()));
            }
        }
    }
}
