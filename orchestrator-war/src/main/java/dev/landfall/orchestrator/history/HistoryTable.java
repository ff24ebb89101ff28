package dev.landfall.orchestrator.history;

import dev.landfall.lifecycle.TestId;
import dev.landfall.orchestrator.core.LoadTests.Place;
import dev.landfall.orchestrator.report.ReportLibrary.Stamp;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
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
    /** With the number of its shape: an older one is left where it is, and all is read anew. */
    static final String NAME = "landfall_history_2";

    private static final String COLUMNS =
            "created_at, file_bytes, file_time, corrupt, name, url, type, state, measurement, passed, p99_ms, mean_rps, test_id";
    static final String ALL = "select " + COLUMNS + " from " + NAME;

    private static final String CREATE = "create table if not exists " + NAME + " (test_id varchar(36) primary key,"
            + " created_at bigint not null, file_bytes bigint not null, file_time bigint not null, corrupt boolean not null,"
            + " name varchar(200), url varchar(4000), type varchar(20), state varchar(20), measurement varchar(20),"
            + " passed boolean, p99_ms double precision, mean_rps double precision)";
    private static final String CREATE_ORDER =
            "create index if not exists " + NAME + "_order on " + NAME + " (created_at desc, test_id)";
    private static final String ORDER = " order by created_at desc, test_id limit ?";
    private static final String AFTER = " where created_at < ? or (created_at = ? and test_id > ?)";
    private static final String ONE = " where test_id = ?";
    private static final String COUNT = "select count(*), count(case when corrupt then 1 end) from " + NAME;
    private static final String INSERT =
            "insert into " + NAME + " (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String DELETE = "delete from " + NAME + " where test_id = ?";

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
            fill(statement, entry.digest());
            statement.setString(13, entry.place().testId().value());
        });
    }

    private static void fill(PreparedStatement statement, Digest digest) throws SQLException {
        statement.setString(5, cut(digest.name(), 200));
        statement.setString(6, cut(digest.url(), 4000));
        statement.setString(7, digest.type());
        statement.setString(8, digest.state());
        statement.setString(9, digest.measurement());
        statement.setObject(10, digest.passed(), Types.BOOLEAN);
        statement.setObject(11, digest.p99Millis(), Types.DOUBLE);
        statement.setObject(12, digest.meanRps(), Types.DOUBLE);
    }

    private static @Nullable String cut(@Nullable String text, int most) {
        return text == null || text.length() <= most ? text : text.substring(0, most);
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

    static List<HistoryEntry> read(PreparedStatement query) throws SQLException {
        List<HistoryEntry> entries = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                Place place = new Place(
                        Instant.ofEpochMilli(rows.getLong("created_at")), new TestId(rows.getString("test_id")));
                Stamp file = new Stamp(rows.getLong("file_bytes"), rows.getLong("file_time"));
                entries.add(new HistoryEntry(place, file, rows.getBoolean("corrupt"), digest(rows)));
            }
        }
        return entries;
    }

    private static Digest digest(ResultSet row) throws SQLException {
        return new Digest(
                row.getString("name"),
                row.getString("url"),
                row.getString("type"),
                row.getString("state"),
                row.getString("measurement"),
                row.getObject("passed", Boolean.class),
                row.getObject("p99_ms", Double.class),
                row.getObject("mean_rps", Double.class));
    }
}
