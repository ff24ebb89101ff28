package dev.landfall.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TopicSetupTest {

    // It accepts connections, as the system does for a process that stands still, and says nothing.
    @Test
    void givesASilentBrokerUpInTimeForReadinessToSaySoWithinThreeSeconds() throws IOException {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String servers = "127.0.0.1:" + silent.getLocalPort();
            try (var topics = new TopicSetup(new KafkaClients(new KafkaSettings(servers, Map.of(), "", 1)))) {
                topics.ping(); // makes the client
                long begin = System.nanoTime();
                Optional<String> trouble = topics.ping();
                assertThat(trouble).hasValue("no Kafka broker answers at " + servers);
                assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
            }
        }
    }
}
