package dev.landfall.orchestrator.faces;

import dev.landfall.orchestrator.history.History;
import dev.landfall.orchestrator.history.HistoryEntry;
import dev.landfall.orchestrator.history.HistoryQuery;
import dev.landfall.orchestrator.history.HistoryQuery.Order;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;
import org.primefaces.model.SortOrder;

/** The list of all tests that have ended: a page of it at a time, searched and ordered by the index. */
@Named("history")
@ViewScoped
public class HistoryBean implements Serializable {

    private static final long serialVersionUID = 1L;

    /** By what the columns show. */
    private static final Map<String, Order> ORDERS = Map.of(
            "name", Order.NAME,
            "createdAt", Order.CREATED,
            "state", Order.STATE,
            "measurement", Order.MEASUREMENT,
            "p99", Order.P99,
            "rps", Order.RPS);

    private String text = "";
    private String state = "";
    private final Model model = new Model();

    @Inject
    transient History history;

    @Inject
    transient HttpServletRequest request;

    /** A link may say what to look for. */
    @PostConstruct
    void open() {
        setText(request.getParameter("text"));
        setState(request.getParameter("state"));
    }

    public LazyDataModel<HistoryRow> getModel() {
        return model;
    }

    /** What to look for in names, addresses and ids. */
    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text == null ? "" : text.strip();
    }

    /** The end state to look for; empty for all. */
    public String getState() {
        return state;
    }

    public void setState(String state) {
        this.state = state == null ? "" : state;
    }

    /** By what the list says of them. */
    public Map<String, String> getStates() {
        Map<String, String> states = new LinkedHashMap<>();
        states.put("all", "");
        for (String ended : List.of("COMPLETED", "PARTIAL", "ABORTED", "FAILED")) {
            states.put(ended.charAt(0) + ended.substring(1).toLowerCase(Locale.ROOT), ended);
        }
        states.put("Unreadable", HistoryQuery.CORRUPT);
        return states;
    }

    /** What a list without a row says. */
    public String getEmptyWords() {
        return text.isEmpty() && state.isEmpty()
                ? "No test has ended yet. Make one with New test, or landfall run."
                : "No test is like that.";
    }

    private final class Model extends LazyDataModel<HistoryRow> {

        private static final long serialVersionUID = 1L;

        @Override
        public int count(Map<String, FilterMeta> filters) {
            return history.find(new HistoryQuery(text, state, Order.CREATED, true, 0, 1))
                    .count();
        }

        @Override
        public List<HistoryRow> load(
                int first, int size, Map<String, SortMeta> sorted, Map<String, FilterMeta> filters) {
            SortMeta by = sorted.values().stream().findFirst().orElse(null);
            Order order = by == null ? Order.CREATED : ORDERS.getOrDefault(by.getField(), Order.CREATED);
            boolean descending = by == null || by.getOrder() == SortOrder.DESCENDING;
            List<HistoryEntry> found = history.find(
                            new HistoryQuery(text, state, order, descending, first, Math.max(1, size)))
                    .entries();
            return found.stream().map(HistoryRow::of).toList();
        }

        @Override
        public String getRowKey(HistoryRow row) {
            return row.getId();
        }
    }
}
