package dev.landfall.orchestrator.report;

import dev.landfall.lifecycle.TestId;

/** Is told what happens to report files, after it has happened, on the thread that did it; keeps it no longer than a short look takes. */
public interface SavedListener {

    void saved(TestId id);

    void deleted(TestId id);
}
