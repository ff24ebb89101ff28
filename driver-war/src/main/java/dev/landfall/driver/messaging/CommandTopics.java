package dev.landfall.driver.messaging;

import dev.landfall.kafka.PollLoop.Source;
import dev.landfall.kafka.StartFrom;
import dev.landfall.kafka.Topic;
import java.util.List;
import java.util.Set;

/** What a driver reads: commands and the orchestrator's beats, none written before it listened. */
public final class CommandTopics {

    private CommandTopics() {}

    public static List<Source> sources() {
        return List.of(
                Source.all(Topic.TEST_CONFIG, new StartFrom.End()),
                Source.all(Topic.TRIGGER, new StartFrom.End()),
                new Source(Topic.HEARTBEAT, Set.of(Topic.ORCHESTRATOR_PARTITION), new StartFrom.End()));
    }
}
