package dev.landfall.driver.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.kafka.PollLoop.Source;
import dev.landfall.kafka.StartFrom;
import dev.landfall.kafka.Topic;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CommandTopicsTest {

    @Test
    void nothingWrittenBeforeIsRead() {
        assertThat(CommandTopics.sources()).extracting(Source::from).containsOnly(new StartFrom.End());
    }

    @Test
    void commandsAreReadAndOfTheHeartbeatsOnlyTheOrchestrators() {
        assertThat(CommandTopics.sources())
                .extracting(Source::topic)
                .containsExactlyInAnyOrder(Topic.TEST_CONFIG, Topic.TRIGGER, Topic.HEARTBEAT);
        assertThat(CommandTopics.sources())
                .filteredOn(s -> s.topic() == Topic.HEARTBEAT)
                .extracting(Source::partitions)
                .containsExactly(Set.of(0));
    }
}
