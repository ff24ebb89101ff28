package dev.landfall.orchestrator.core;

import dev.landfall.orchestrator.core.view.TestView;
import dev.landfall.orchestrator.core.view.TimelineView;
import java.util.concurrent.CompletionStage;

/** Keeps reports of ended tests. Thread-safe; never blocks the caller. */
public interface ReportStore {

    /** Writes (or writes again, for a new revision) the files of one test; done when they are safely on disk. */
    CompletionStage<Void> save(TestView test, TimelineView timeline);
}
