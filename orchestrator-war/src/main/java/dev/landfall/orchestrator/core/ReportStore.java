package dev.landfall.orchestrator.core;

import dev.landfall.lifecycle.TestId;
import dev.landfall.orchestrator.core.view.TestTimes;
import dev.landfall.orchestrator.core.view.TestView;
import dev.landfall.orchestrator.core.view.TimelineView;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Keeps reports of ended tests. Thread-safe; never blocks the caller. */
public interface ReportStore {

    /** Writes (or writes again, for a new revision) the files of one test; done when they are safely on disk. */
    CompletionStage<Void> save(TestView test, TimelineView timeline, TestTimes times);

    /** What is on disk of a test; empty when nothing is that can be read. Does not fail. */
    CompletionStage<Optional<Saved>> saved(TestId id);

    /**
     * Removes the files of a test, and remembers that for as long as the log may know the test; repeatable. Fails with
     * {@link dev.landfall.lifecycle.StoreUnavailable}.
     */
    CompletionStage<Void> delete(TestId id);

    /** True from a deletion on, also after a restart. */
    boolean isDeleted(TestId id);

    /**
     * A report as it was written.
     *
     * @param amendedAt null in revision 1
     * @param targetReceived null where the target did not tell
     */
    record Saved(
            int revision,
            @Nullable Instant amendedAt,
            @Nullable Long targetReceived) {}
}
