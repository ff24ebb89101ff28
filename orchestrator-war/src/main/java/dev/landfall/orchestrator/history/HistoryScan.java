package dev.landfall.orchestrator.history;

import static java.lang.System.Logger.Level.WARNING;

import dev.landfall.lifecycle.TestId;
import dev.landfall.orchestrator.core.LoadTests.Place;
import dev.landfall.orchestrator.report.ReportLibrary;
import dev.landfall.orchestrator.report.ReportLibrary.Corrupt;
import dev.landfall.orchestrator.report.ReportLibrary.Stamp;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Brings the index to what the files say. Reads only files that are new to it or have changed, so that all but the first time are quick. */
final class HistoryScan {

    private static final System.Logger LOG = System.getLogger(HistoryScan.class.getName());
    private static final int WRITTEN_AT_ONCE = 200;

    private final ReportLibrary library;
    private final HistoryTable table;

    HistoryScan(ReportLibrary library, HistoryTable table) {
        this.library = library;
        this.table = table;
    }

    /** All reports; what is not in their order any more leaves the index. */
    void all() throws IOException, SQLException {
        Map<TestId, HistoryEntry> known = table.all();
        Set<TestId> gone = new HashSet<>(known.keySet());
        List<HistoryEntry> changed = new ArrayList<>();
        for (TestId id : library.ids()) {
            HistoryEntry before = known.get(id);
            Optional<HistoryEntry> now = look(id, before);
            if (now.isPresent()) {
                gone.remove(id);
                if (!now.get().equals(before)) {
                    changed.add(now.get());
                }
            }
            if (changed.size() >= WRITTEN_AT_ONCE) {
                table.put(changed);
                changed.clear();
            }
        }
        table.put(changed);
        table.delete(gone);
    }

    /** One report that was written or removed just now. */
    void one(TestId id) throws IOException, SQLException {
        Optional<HistoryEntry> now = look(id, null);
        if (now.isPresent()) {
            table.put(List.of(now.get()));
        } else {
            table.delete(List.of(id));
        }
    }

    private Optional<HistoryEntry> look(TestId id, @Nullable HistoryEntry before) throws IOException {
        Optional<Stamp> stamp = library.stamp(id);
        if (stamp.isEmpty()) {
            return Optional.empty();
        }
        if (before != null && before.file().equals(stamp.get())) {
            return Optional.of(before);
        }
        return Optional.of(read(id, stamp.get(), before));
    }

    private HistoryEntry read(TestId id, Stamp stamp, @Nullable HistoryEntry before) throws IOException {
        try {
            JsonObject report = library.report(id).orElseThrow(() -> new IOException("it has vanished"));
            return new HistoryEntry(new Place(ReportLibrary.createdAt(report), id), stamp, false, Digest.of(report));
        } catch (Corrupt | RuntimeException e) {
            LOG.log(WARNING, () -> "test=" + id + " report is corrupt and is left as it is: " + e.getMessage());
            Place place = before == null ? new Place(Instant.ofEpochMilli(stamp.modifiedMillis()), id) : before.place();
            return new HistoryEntry(place, stamp, true, Digest.NONE);
        }
    }
}
