package dev.landfall.orchestrator.core;

import dev.landfall.message.LogPosition;
import dev.landfall.message.OrchestratorBeat;
import dev.landfall.message.StandbyBeat;
import dev.landfall.message.TestConfig;
import dev.landfall.message.TestStateChange;
import dev.landfall.message.Trigger;
import java.util.concurrent.CompletionStage;

/**
 * Writes what the orchestrator says to the log. Never blocks; each stage is done once the record is acknowledged and fails with
 * {@link dev.landfall.lifecycle.BrokerUnavailable} when that does not happen in time. May complete on any thread.
 */
public interface CommandSender {

    CompletionStage<LogPosition> send(TestConfig config);

    CompletionStage<LogPosition> send(Trigger trigger);

    /** To the orchestrator's partition of {@code heartbeat}, and a copy to the drivers'. */
    CompletionStage<LogPosition> send(OrchestratorBeat beat);

    /** To the drivers' partition of {@code heartbeat}. */
    CompletionStage<LogPosition> send(StandbyBeat beat);

    /** To the journal. */
    CompletionStage<LogPosition> send(TestStateChange change);
}
