package dev.landfall.orchestrator.core;

import dev.landfall.lifecycle.TestId;
import dev.landfall.orchestrator.core.view.TestTimes;
import dev.landfall.orchestrator.core.view.TestView;
import dev.landfall.orchestrator.core.view.TimelineView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Reports in memory: what one orchestrator saved, on a disk that the next one finds. */
final class FakeReports implements ReportStore {

    final List<TestView> saved = new ArrayList<>();
    final List<TestTimes> savedTimes = new ArrayList<>();
    CompletableFuture<Void> nextSave = CompletableFuture.completedFuture(null);
    CompletableFuture<Void> nextDeletion = CompletableFuture.completedFuture(null);
    final Map<TestId, Saved> onDisk;
    final Set<TestId> deleted;

    FakeReports() {
        this(new HashMap<>(), new HashSet<>());
    }

    private FakeReports(Map<TestId, Saved> onDisk, Set<TestId> deleted) {
        this.onDisk = onDisk;
        this.deleted = deleted;
    }

    /** Those of another orchestrator on the same disk. */
    FakeReports another() {
        return new FakeReports(onDisk, deleted);
    }

    @Override
    public CompletionStage<Void> save(TestView test, TimelineView timeline, TestTimes times) {
        saved.add(test);
        savedTimes.add(times);
        return nextSave;
    }

    @Override
    public CompletionStage<Optional<Saved>> saved(TestId id) {
        return CompletableFuture.completedFuture(Optional.ofNullable(onDisk.get(id)));
    }

    @Override
    public CompletionStage<Void> delete(TestId id) {
        return nextDeletion.thenRun(() -> deleted.add(id));
    }

    @Override
    public boolean isDeleted(TestId id) {
        return deleted.contains(id);
    }
}
