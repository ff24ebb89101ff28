package dev.landfall.driver.store;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import dev.landfall.codec.MessageCodec;
import dev.landfall.driver.core.CounterStore;
import dev.landfall.files.DiskState;
import dev.landfall.lifecycle.NodeId;
import dev.landfall.lifecycle.TestId;
import dev.landfall.message.FinalReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps counters in files of the data directory. What the disk does not take is tried again until it does, the newest of each test only.
 * Thread-safe; files are touched on the executor alone.
 */
public final class FileCounterStore implements CounterStore {

    private static final System.Logger LOG = System.getLogger(FileCounterStore.class.getName());
    private static final int ATTEMPTS_PER_LOG_LINE = 12;

    private final Path dataDirectory;
    private final MessageCodec codec;
    private final Executor executor;
    private final Duration retryAfter;
    private final Map<CounterFiles.Key, Optional<FinalReport>> waiting = new LinkedHashMap<>();
    private final Object disk = new Object();
    private @Nullable CounterFiles files;
    private @Nullable Consumer<FinalReport> taker;
    private boolean retrying;
    private int failures;
    private volatile DiskState state = DiskState.OK;

    /**
     * @param dataDirectory made when it is not there
     * @param executor may block
     * @param retryAfter how long after a failure to try again
     */
    public FileCounterStore(Path dataDirectory, MessageCodec codec, Executor executor, Duration retryAfter) {
        this.dataDirectory = dataDirectory;
        this.codec = codec;
        this.executor = executor;
        this.retryAfter = retryAfter;
    }

    @Override
    public void keep(FinalReport report) {
        if (report.testId().isFileName()) {
            put(CounterFiles.Key.of(report), Optional.of(report));
        }
    }

    @Override
    public void drop(TestId testId, NodeId nodeId) {
        put(new CounterFiles.Key(testId, nodeId), Optional.empty());
    }

    @Override
    public void recall(Consumer<FinalReport> to) {
        executor.execute(() -> {
            synchronized (disk) {
                taker = to;
            }
            work();
        });
    }

    @Override
    public CompletionStage<Void> written() {
        return CompletableFuture.runAsync(this::work, executor);
    }

    /** Whether what was given last is on disk, or what kept it from there. */
    public DiskState state() {
        return state;
    }

    private void put(CounterFiles.Key key, Optional<FinalReport> content) {
        synchronized (waiting) {
            waiting.put(key, content);
        }
        try {
            executor.execute(this::work);
        } catch (RejectedExecutionException e) {
            LOG.log(WARNING, () -> "test=" + key.testId() + " counters are not kept: no thread is free: " + e);
        }
    }

    private void work() {
        synchronized (disk) {
            try {
                CounterFiles open = open();
                tellWhatIsLeft(open);
                writeWaiting(open);
                succeeded();
            } catch (IOException | RuntimeException e) {
                failed(e);
            }
        }
    }

    private CounterFiles open() throws IOException {
        CounterFiles open = files;
        if (open == null) {
            open = new CounterFiles(ClaimedDirectories.below(dataDirectory), codec);
            files = open;
        }
        return open;
    }

    private void tellWhatIsLeft(CounterFiles open) throws IOException {
        Consumer<FinalReport> to = taker;
        if (to != null) {
            List<FinalReport> left = open.read(Instant.now());
            taker = null;
            left.forEach(to);
        }
    }

    private void writeWaiting(CounterFiles open) throws IOException {
        for (Map.Entry<CounterFiles.Key, Optional<FinalReport>> each :
                copyOfWaiting().entrySet()) {
            if (each.getValue().isPresent()) {
                open.write(each.getValue().get());
            } else {
                open.delete(each.getKey());
            }
            synchronized (waiting) {
                waiting.remove(each.getKey(), each.getValue());
            }
        }
    }

    private Map<CounterFiles.Key, Optional<FinalReport>> copyOfWaiting() {
        synchronized (waiting) {
            return new LinkedHashMap<>(waiting);
        }
    }

    private void succeeded() {
        if (failures > 0) {
            LOG.log(INFO, () -> "counters are kept again after " + failures + " attempts");
        }
        failures = 0;
        state = DiskState.OK;
    }

    private void failed(Exception e) {
        state = DiskState.of(e);
        if (failures++ % ATTEMPTS_PER_LOG_LINE == 0) {
            LOG.log(
                    WARNING,
                    () -> "counters are not kept below " + dataDirectory + ", which matters only if this process dies: "
                            + state + ", tried again every " + retryAfter.toMillis() + " ms: " + e);
        }
        if (!retrying) {
            retrying = true;
            CompletableFuture.delayedExecutor(retryAfter.toMillis(), TimeUnit.MILLISECONDS, executor)
                    .execute(this::retry);
        }
    }

    private void retry() {
        synchronized (disk) {
            retrying = false;
        }
        work();
    }
}
