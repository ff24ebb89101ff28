package dev.landfall.orchestrator.messaging;

import dev.landfall.kafka.RecordSender;
import dev.landfall.kafka.Topic;
import dev.landfall.message.LogPosition;
import dev.landfall.message.OrchestratorBeat;
import dev.landfall.message.StandbyBeat;
import dev.landfall.message.TestConfig;
import dev.landfall.message.TestStateChange;
import dev.landfall.message.Trigger;
import dev.landfall.orchestrator.core.CommandSender;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;

/** Writes each command to its topic. Thread-safe. */
@Dependent
public class KafkaCommandSender implements CommandSender {

    private final RecordSender records;

    @Inject
    public KafkaCommandSender(RecordSender records) {
        this.records = records;
    }

    @Override
    public CompletionStage<LogPosition> send(TestConfig config) {
        return records.send(Topic.TEST_CONFIG, config.testId().value(), config);
    }

    @Override
    public CompletionStage<LogPosition> send(Trigger trigger) {
        return records.send(Topic.TRIGGER, trigger.testId().value(), trigger);
    }

    /** Done once the orchestrators' partition has it; the copy goes its own way and comes again within a second. */
    @Override
    public CompletionStage<LogPosition> send(OrchestratorBeat beat) {
        String key = beat.nodeId().value();
        CompletionStage<LogPosition> written = records.send(Topic.HEARTBEAT, Topic.ORCHESTRATOR_PARTITION, key, beat);
        records.send(Topic.HEARTBEAT, Topic.DRIVER_PARTITION, key, beat);
        return written;
    }

    @Override
    public CompletionStage<LogPosition> send(StandbyBeat beat) {
        return records.send(
                Topic.HEARTBEAT, Topic.DRIVER_PARTITION, beat.nodeId().value(), beat);
    }

    @Override
    public CompletionStage<LogPosition> send(TestStateChange change) {
        return records.send(Topic.TEST_STATE, change.testId().value(), change);
    }
}
