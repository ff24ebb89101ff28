package dev.landfall.orchestrator.history;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import dev.landfall.lifecycle.TestId;
import dev.landfall.orchestrator.core.LoadTests.Place;
import dev.landfall.orchestrator.history.HistoryTable.Counts;
import dev.landfall.orchestrator.report.ReportLibrary;
import dev.landfall.orchestrator.report.SavedListener;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * All reports there are, in order, from an index. Whatever goes wrong with the index is told by {@link #state}, mended by a new look at all
 * files, and never a reason to fail for anybody else. Thread-safe; only {@link #page} and {@link #place} block, for as long as the database does.
 */
public final class History implements SavedListener {

    private static final System.Logger LOG = System.getLogger(History.class.getName());

    private static final Duration LOOKED_AGAIN_AFTER = Duration.ofMinutes(10);

    /** How the index stands. */
    public enum State {
        /** It is behind the files. */
        INDEXING,
        READY,
        /** The database does not work, or the files cannot be read: lists hold what is in memory. */
        UNAVAILABLE
    }

    private final HistoryTable table;
    private final HistoryScan scan;
    private final HistorySearch search;
    private final DamagedIndex damaged;
    private final Executor executor;
    private final Set<TestId> touched = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean working = new AtomicBoolean();
    private volatile long lookedNanos = System.nanoTime();
    private volatile State state = State.INDEXING;
    private volatile Counts counts = Counts.NONE;

    /**
     * An index that is looked at for the first time with {@link #keepUp}.
     *
     * @param executor may block
     */
    public History(Connections connections, ReportLibrary library, DamagedIndex damaged, Executor executor) {
        this.table = new HistoryTable(connections);
        this.search = new HistorySearch(connections);
        this.scan = new HistoryScan(library, table);
        this.damaged = damaged;
        this.executor = executor;
    }

    public State state() {
        return state;
    }

    /** How many of the reports cannot be read. */
    public int corruptReports() {
        return counts.corrupt();
    }

    /** How many reports there are. */
    public int reports() {
        return counts.reports();
    }

    /** Newest first; what comes after the place. Empty while the index is not available. */
    public List<HistoryEntry> page(int limit, @Nullable Place after) {
        if (state == State.UNAVAILABLE) {
            return List.of();
        }
        try {
            return table.page(limit, after);
        } catch (SQLException e) {
            failed(e);
            return List.of();
        }
    }

    /** How many there are like this, and those that are wanted of them; none while the index is not available. */
    public Found find(HistoryQuery query) {
        if (state == State.UNAVAILABLE) {
            return Found.NONE;
        }
        try {
            return new Found(search.count(query), search.find(query));
        } catch (SQLException e) {
            failed(e);
            return Found.NONE;
        }
    }

    /** Some of the reports that were asked for, and how many there are in all. */
    public record Found(int count, List<HistoryEntry> entries) {
        static final Found NONE = new Found(0, List.of());

        public Found {
            entries = List.copyOf(entries);
        }
    }

    /** Where a test stands; empty also while the index is not available. */
    public Optional<Place> place(TestId id) {
        if (state == State.UNAVAILABLE) {
            return Optional.empty();
        }
        try {
            return table.find(id).map(HistoryEntry::place);
        } catch (SQLException e) {
            failed(e);
            return Optional.empty();
        }
    }

    @Override
    public void saved(TestId id) {
        touch(id);
    }

    @Override
    public void deleted(TestId id) {
        touch(id);
    }

    /** To be called every few seconds: does what is left to do, and tries again what failed. */
    public void keepUp() {
        if (state != State.READY || !touched.isEmpty() || isOld()) {
            start();
        }
    }

    /** A database whose disk was full may have forgotten what it had said to keep. */
    private boolean isOld() {
        return System.nanoTime() - lookedNanos > LOOKED_AGAIN_AFTER.toNanos();
    }

    private void touch(TestId id) {
        touched.add(id);
        start();
    }

    private void start() {
        if (working.compareAndSet(false, true)) {
            executor.execute(this::work);
        }
    }

    private void work() {
        try {
            if (state != State.READY || isOld()) {
                lookAtAll();
            }
            for (TestId id : Set.copyOf(touched)) {
                touched.remove(id);
                scan.one(id);
            }
            count();
        } catch (SQLException | IOException | RuntimeException e) {
            failed(e);
        } finally {
            working.set(false);
        }
    }

    private void lookAtAll() throws SQLException, IOException {
        long begin = System.nanoTime();
        boolean first = state != State.READY;
        touched.clear();
        damaged.putAsideIfNeeded(table::create);
        state = state == State.READY ? state : State.INDEXING;
        scan.all();
        count();
        state = State.READY;
        lookedNanos = System.nanoTime();
        LOG.log(
                first ? INFO : DEBUG,
                () -> "history of " + counts.reports() + " reports, " + counts.corrupt()
                        + " of them corrupt, is up to date after " + (System.nanoTime() - begin) / 1_000_000 + " ms");
    }

    private void count() throws SQLException {
        counts = table.counts();
    }

    private void failed(Exception e) {
        if (state != State.UNAVAILABLE) {
            LOG.log(WARNING, () -> "the history of tests is not available, older ones are not listed: " + e);
        }
        state = State.UNAVAILABLE;
    }
}
