package dev.landfall.orchestrator.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** Questions to the table of the index that a person asks. Each call takes a connection of its own. Thread-safe. */
final class HistorySearch {

    private static final String MATCHES =
            " where (lower(coalesce(name, '')) like ? escape '!' or lower(coalesce(url, ''))"
                    + " like ? escape '!' or test_id like ? escape '!')"
                    + " and (? = '' or case when corrupt then '" + HistoryQuery.CORRUPT + "' else state end = ?)";

    private final Connections connections;

    HistorySearch(Connections connections) {
        this.connections = connections;
    }

    List<HistoryEntry> find(HistoryQuery wanted) throws SQLException {
        String direction = wanted.descending() ? " desc" : " asc";
        String sql = HistoryTable.ALL + MATCHES + " order by " + wanted.order().column() + direction
                + " nulls last, created_at desc, test_id limit ? offset ?";
        try (Connection connection = connections.open();
                PreparedStatement query = connection.prepareStatement(sql)) {
            int next = fill(query, wanted);
            query.setInt(next, wanted.limit());
            query.setInt(next + 1, wanted.first());
            return HistoryTable.read(query);
        }
    }

    int count(HistoryQuery wanted) throws SQLException {
        try (Connection connection = connections.open();
                PreparedStatement query =
                        connection.prepareStatement("select count(*) from " + HistoryTable.NAME + MATCHES)) {
            fill(query, wanted);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        }
    }

    private static int fill(PreparedStatement query, HistoryQuery wanted) throws SQLException {
        String text = wanted.text().toLowerCase(Locale.ROOT);
        String pattern = "%" + text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
        int next = 1;
        for (String each : List.of(pattern, pattern, pattern, wanted.state(), wanted.state())) {
            query.setString(next++, each);
        }
        return next;
    }
}
