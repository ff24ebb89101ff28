package dev.landfall.orchestrator.report;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import dev.landfall.files.DiskState;
import dev.landfall.lifecycle.StoreUnavailable;
import dev.landfall.lifecycle.TestId;
import dev.landfall.orchestrator.core.ReportStore;
import dev.landfall.orchestrator.core.view.TestTimes;
import dev.landfall.orchestrator.core.view.TestView;
import dev.landfall.orchestrator.core.view.TimelineView;
import dev.landfall.orchestrator.report.ReportLibrary.Corrupt;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps reports as files below {@code reports/} of the data directory. What cannot be written, because the disk is full say, is tried again
 * until it can; a newer revision takes the place of one that still waits, and whoever waited for that one is served by the newer.
 * Thread-safe; files are written on the executor, one report at a time.
 */
public final class FileReportStore implements ReportStore {

    private static final System.Logger LOG = System.getLogger(FileReportStore.class.getName());
    private static final int ATTEMPTS_PER_LOG_LINE = 60;

    private final ReportFiles files;
    private final ReportLibrary library;
    private final DeletedReports deleted;
    private final SavedListener listener;
    private final Executor executor;
    private final Duration retryAfter;
    private final Map<TestId, Save> waiting = new HashMap<>();
    private final Object writing = new Object();

    private volatile DiskState state = DiskState.OK;

    /**
     * Reads which reports were deleted.
     *
     * @param dataDirectory made when it is not there
     * @param retryAfter how long after a failure to try again
     */
    public FileReportStore(Path dataDirectory, Executor executor, Duration retryAfter, SavedListener listener) {
        Path reports = dataDirectory.resolve("reports");
        this.files = new ReportFiles(reports);
        this.library = new ReportLibrary(dataDirectory);
        this.deleted = new DeletedReports(reports);
        this.listener = listener;
        this.executor = executor;
        this.retryAfter = retryAfter;
    }

    @Override
    public CompletionStage<Void> save(TestView test, TimelineView timeline, TestTimes times) {
        if (!test.testId().isFileName()) {
            return CompletableFuture.failedStage(new IllegalArgumentException(
                    "only tests with ids of ours are kept in files, not " + test.testId()));
        }
        if (isDeleted(test.testId())) {
            return CompletableFuture.completedStage(null);
        }
        CompletableFuture<Void> done = new CompletableFuture<>();
        Save save;
        synchronized (waiting) {
            save = new Save(test, timeline, times, done, waiting.get(test.testId()));
            waiting.put(test.testId(), save);
        }
        executor.execute(() -> attempt(save, 1));
        return done.minimalCompletionStage();
    }

    @Override
    public CompletionStage<Optional<Saved>> saved(TestId id) {
        return CompletableFuture.supplyAsync(() -> library.saved(id), executor);
    }

    @Override
    public CompletionStage<Void> delete(TestId id) {
        return CompletableFuture.runAsync(() -> remove(id), executor);
    }

    @Override
    public boolean isDeleted(TestId id) {
        return deleted.contains(id);
    }

    /** The histograms of a test as {@link TimesJson} has them: those that still have to be written, else those on disk. */
    public Optional<JsonObject> times(TestId id) throws IOException, Corrupt {
        Save save = waiting(id);
        return save == null ? library.times(id) : Optional.of(times(save));
    }

    /** Of the same those over the whole test alone, which is quick for a long one too. */
    public Optional<JsonObject> wholeTimes(TestId id) throws IOException, Corrupt {
        Save save = waiting(id);
        return save == null ? library.wholeTimes(id) : Optional.of(TimesJson.whole(save.times));
    }

    private @Nullable Save waiting(TestId id) {
        synchronized (waiting) {
            return waiting.get(id);
        }
    }

    private JsonObject times(Save save) {
        JsonObject before = JsonValue.EMPTY_JSON_OBJECT;
        try {
            before = library.times(save.test.testId()).orElse(before);
        } catch (IOException | Corrupt e) {
            LOG.log(
                    WARNING,
                    () -> "test=" + save.test.testId() + " its histograms on disk cannot be read: " + e.getMessage());
        }
        return TimesJson.of(save.times, before);
    }

    /** Whether what was given last could be written, or what kept it from the disk. */
    public DiskState state() {
        return state;
    }

    private void remove(TestId id) {
        synchronized (writing) {
            try {
                deleted.add(id);
            } catch (IOException e) {
                LOG.log(WARNING, () -> "test=" + id + " report not deleted: " + e);
                throw new StoreUnavailable("the data directory cannot be written to: " + DiskState.of(e));
            }
            withdraw(id);
        }
        LOG.log(INFO, () -> "test=" + id + " deleted");
        listener.deleted(id);
    }

    /** What was still to be written of a test that is deleted is written no more. */
    private void withdraw(TestId id) {
        Save save;
        synchronized (waiting) {
            save = waiting.remove(id);
        }
        if (save != null) {
            save.complete();
        }
    }

    /** How many reports are not on disk yet. */
    public int unsaved() {
        synchronized (waiting) {
            return waiting.size();
        }
    }

    private void attempt(Save save, int number) {
        synchronized (writing) {
            if (isSuperseded(save)) {
                return;
            }
            try {
                files.write(save.test, save.timeline, times(save));
                state = DiskState.OK;
            } catch (IOException | RuntimeException e) {
                state = DiskState.of(e);
                logFailure(save, number, e);
                CompletableFuture.delayedExecutor(retryAfter.toMillis(), TimeUnit.MILLISECONDS, executor)
                        .execute(() -> attempt(save, number + 1));
                return;
            }
        }
        LOG.log(INFO, () -> "test=" + save.test.testId() + " report saved, attempt " + number);
        synchronized (waiting) {
            waiting.remove(save.test.testId(), save);
        }
        listener.saved(save.test.testId());
        save.complete();
    }

    private boolean isSuperseded(Save save) {
        synchronized (waiting) {
            return waiting.get(save.test.testId()) != save;
        }
    }

    private void logFailure(Save save, int number, Exception e) {
        if (number % ATTEMPTS_PER_LOG_LINE == 1) {
            LOG.log(
                    WARNING,
                    () -> "test=" + save.test.testId() + " report not saved, attempt " + number + ", tried again every "
                            + retryAfter.toMillis() + " ms: " + state + " " + e);
        }
    }

    /** A report on its way to the disk, and the older one that it took the place of. Compared by identity. */
    private static final class Save {
        private final TestView test;
        private final TimelineView timeline;
        private final TestTimes times;
        private final CompletableFuture<Void> done;
        private final @Nullable Save older;

        private Save(
                TestView test,
                TimelineView timeline,
                TestTimes times,
                CompletableFuture<Void> done,
                @Nullable Save older) {
            this.test = test;
            this.timeline = timeline;
            this.times = times;
            this.done = done;
            this.older = older;
        }

        private void complete() {
            for (Save each = this; each != null; each = each.older) {
                each.done.complete(null);
            }
        }
    }
}
