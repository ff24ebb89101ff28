package dev.landfall.driver.core;

import dev.landfall.lifecycle.NodeId;
import dev.landfall.lifecycle.TestId;
import dev.landfall.message.FinalReport;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * Keeps what tests have come to where the death of this process does not reach it. Thread-safe; never blocks: what cannot be kept now is
 * tried again, and no load suffers from it.
 */
public interface CounterStore {

    /** Keeps this in place of what was kept of the same test: the final report, or what it would be if the process died now. */
    void keep(FinalReport report);

    /** An orchestrator has it: nobody needs to tell it again. */
    void drop(TestId testId, NodeId nodeId);

    /** Gives once, on a thread of the store and as soon as it can be read, what earlier lives have kept and no orchestrator has. */
    void recall(Consumer<FinalReport> taker);

    /** Done once everything given so far has been written, or has failed to be. */
    CompletionStage<Void> written();
}
