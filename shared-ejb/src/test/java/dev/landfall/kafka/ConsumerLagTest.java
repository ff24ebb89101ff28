package dev.landfall.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ConsumerLagTest {

    private final ConsumerLag lag = new ConsumerLag();

    @Test
    void tellsByPartitionHowMuchIsYetToBeRead() {
        TopicPartition partition = new TopicPartition("x.metrics", 3);
        MockConsumer<String, byte[]> consumer = new MockConsumer<>("none");
        consumer.assign(List.of(partition));
        consumer.updateBeginningOffsets(Map.of(partition, 0L));
        consumer.updateEndOffsets(Map.of(partition, 7L));
        consumer.seek(partition, 2);
        lag.note(consumer, Map.of("x.metrics", Topic.METRICS));
        assertThat(lag.byPartition()).isEqualTo(Map.of("metrics", Map.of(3, 5L)));
    }

    @Test
    void keepsTheNewestOfEachPartition() {
        lag.note("metrics", 0, 9);
        lag.note("metrics", 1, 4);
        lag.note("metrics", 0, 0);
        assertThat(lag.byPartition()).isEqualTo(Map.of("metrics", Map.of(0, 0L, 1, 4L)));
    }
}
