package dev.landfall.orchestrator.history;

import dev.landfall.lifecycle.TestId;
import dev.landfall.orchestrator.core.LoadTests.Place;
import dev.landfall.orchestrator.report.ReportLibrary.Stamp;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one table of the index, in SQL that H2 and PostgreSQL both speak. Each call takes a connection of its own. Thread-safe. */
final class HistoryTable {

    private static final int BATCH = 500;
    private static final String CREATE = "create table if not exists landfall_history (test_id varchar(36) primary key,"
            + " created_at bigint not null, file_bytes bigint not null, file_time bigint not null, corrupt boolean not null)";
    private static final String CREATE_ORDER =
            "create index if not exists landfall_history_order on landfall_history (created_at desc, test_id)";
    private static final String ALL =
            "select test_id, created_at, file_bytes, file_time, corrupt from landfall_history";
    private static final String ORDER = " order by created_at desc, test_id limit ?";
    private static final String AFTER = " where created_at < ? or (created_at = ? and test_id > ?)";
    private static final String ONE = " where test_id = ?";
    private static final String COUNT = "select count(*), count(case when corrupt then 1 end) from landfall_history";
    private static final String INSERT =
            "insert into landfall_history (created_at, file_bytes, file_time, corrupt, test_id)"
                    + " values (?, ?, ?, ?, ?)";
    private static final String DELETE = "delete from landfall_history where test_id = ?";

    private final Connections connections;

    HistoryTable(Connections connections) {
        this.connections = connections;
    }

    void create() throws SQLException {
        try (Connection connection = connections.open();
                Statement statement = connection.createStatement()) {
            statement.execute(CREATE);
            statement.execute(CREATE_ORDER);
        }
    }

    /** Newest first, of the same millisecond by id; what comes after the place. */
    List<HistoryEntry> page(int limit, @Nullable Place after) throws SQLException {
        try (Connection connection = connections.open();
                PreparedStatement query = connection.prepareStatement(ALL + (after == null ? "" : AFTER) + ORDER)) {
            int next = 1;
            if (after != null) {
                query.setLong(next++, after.createdAt().toEpochMilli());
                query.setLong(next++, after.createdAt().toEpochMilli());
                query.setString(next++, after.testId().value());
            }
            query.setInt(next, limit);
            return read(query);
        }
    }

    Optional<HistoryEntry> find(TestId id) throws SQLException {
        try (Connection connection = connections.open();
                PreparedStatement query = connection.prepareStatement(ALL + ONE)) {
            query.setString(1, id.value());
            return read(query).stream().findFirst();
        }
    }

    /** All reports, and the corrupt ones among them. */
    Counts counts() throws SQLException {
        try (Connection connection = connections.open();
                PreparedStatement query = connection.prepareStatement(COUNT);
                ResultSet row = query.executeQuery()) {
            return row.next() ? new Counts(row.getInt(1), row.getInt(2)) : Counts.NONE;
        }
    }

    record Counts(int reports, int corrupt) {
        static final Counts NONE = new Counts(0, 0);
    }

    Map<TestId, HistoryEntry> all() throws SQLException {
        try (Connection connection = connections.open();
                PreparedStatement query = connection.prepareStatement(ALL)) {
            Map<TestId, HistoryEntry> all = new HashMap<>();
            read(query).forEach(entry -> all.put(entry.place().testId(), entry));
            return all;
        }
    }

    /** Takes the place of what there was of these tests. */
    void put(Collection<HistoryEntry> entries) throws SQLException {
        delete(entries.stream().map(entry -> entry.place().testId()).toList());
        inBatches(INSERT, entries, (statement, entry) -> {
            statement.setLong(1, entry.place().createdAt().toEpochMilli());
            statement.setLong(2, entry.file().bytes());
            statement.setLong(3, entry.file().modifiedMillis());
            statement.setBoolean(4, entry.corrupt());
            statement.setString(5, entry.place().testId().value());
        });
    }

    void delete(Collection<TestId> ids) throws SQLException {
        inBatches(DELETE, ids, (statement, id) -> statement.setString(1, id.value()));
    }

    private interface Filling<T> {
        void fill(PreparedStatement statement, T each) throws SQLException;
    }

    private <T> void inBatches(String sql, Collection<T> all, Filling<T> filling) throws SQLException {
        if (all.isEmpty()) {
            return;
        }
        try (Connection connection = connections.open();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            int filled = 0;
            for (T each : all) {
                filling.fill(statement, each);
                statement.addBatch();
                if (++filled % BATCH == 0) {
                    statement.executeBatch();
                }
            }
            statement.executeBatch();
        }
    }

    private static List<HistoryEntry> read(PreparedStatement query) throws SQLException {
        List<HistoryEntry> entries = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                Place place = new Place(
                        Instant.ofEpochMilli(rows.getLong("created_at")), new TestId(rows.getString("test_id")));
                Stamp file = new Stamp(rows.getLong("file_bytes"), rows.getLong("file_time"));
                entries.add(new HistoryEntry(place, file, rows.getBoolean("corrupt")));
            }
        }
        return entries;
    }
}
