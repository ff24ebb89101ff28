package dev.landfall.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicTest {

    @Test
    void everyTopicIsStampedByTheBroker() {
        assertThat(Topic.values())
                .allSatisfy(topic -> assertThat(topic.settings())
                        .containsEntry("message.timestamp.type", "LogAppendTime")
                        .containsEntry("cleanup.policy", "delete"));
        assertThat(Topic.METRICS.settings()).containsEntry("max.message.bytes", "2097152");
        assertThat(Topic.TEST_STATE.settings()).containsEntry("retention.ms", Long.toString(30L * 86_400_000));
    }

    @Test
    void settingsNameTheKeyThatIsWrongAndKeepSecretsToThemselves() {
        assertThatThrownBy(() -> new KafkaSettings("h:1", Map.of(), "", 0))
                .hasMessageContaining("landfall.topics.replication-factor");
        assertThatThrownBy(() -> new KafkaSettings("h:1", Map.of(), "a b", 1))
                .hasMessageContaining("landfall.topics.prefix");
        assertThatThrownBy(() -> new KafkaSettings(" ", Map.of(), "", 1))
                .hasMessageContaining("landfall.kafka.bootstrap-servers");
        var settings = new KafkaSettings("h:1", Map.of("sasl.jaas.config", "hunter2"), "x-", 1);
        assertThat(settings.toString()).contains("sasl.jaas.config").doesNotContain("hunter2");
        assertThat(settings.nameOf(Topic.METRICS)).isEqualTo("x-metrics");
    }
}
