package dev.landfall.orchestrator.history;

/**
 * Which reports of all, and in which order.
 *
 * @param text part of name, address or id, in any case; empty for all
 * @param state in which they ended, or {@link #CORRUPT}; empty for all
 * @param descending greatest first
 * @param first how many to leave out, at least 0
 * @param limit how many at most, at least 1
 */
public record HistoryQuery(String text, String state, Order order, boolean descending, int first, int limit) {

    /** In the place of a state: what is there cannot be read. */
    public static final String CORRUPT = "CORRUPT";

    public HistoryQuery {
        if (first < 0 || limit < 1) {
            throw new IllegalArgumentException("a query for " + limit + " reports from " + first);
        }
    }

    /** By what. */
    public enum Order {
        CREATED("created_at"),
        NAME("name"),
        STATE("state"),
        MEASUREMENT("measurement"),
        P99("p99_ms"),
        RPS("mean_rps");

        private final String column;

        Order(String column) {
            this.column = column;
        }

        String column() {
            return column;
        }
    }
}
