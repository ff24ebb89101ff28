package dev.landfall.orchestrator.faces;

import dev.landfall.orchestrator.history.Digest;
import dev.landfall.orchestrator.history.HistoryEntry;
import dev.landfall.orchestrator.history.HistoryQuery;
import java.io.Serializable;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A test in the list, in words and numbers as they are shown. */
public final class HistoryRow implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String UNKNOWN = "–";

    private final String id;
    private final String createdAt;
    private final String name;
    private final String url;
    private final String type;
    private final String state;
    private final String measurement;
    private final String p99;
    private final String rps;

    private HistoryRow(HistoryEntry entry) {
        Digest digest = entry.digest();
        id = entry.place().testId().value();
        createdAt = entry.place().createdAt().toString();
        name = digest.name() == null ? "test " + id.substring(0, Math.min(8, id.length())) : digest.name();
        url = Objects.requireNonNullElse(digest.url(), "");
        type = Objects.requireNonNullElse(digest.type(), UNKNOWN);
        state = entry.corrupt() ? HistoryQuery.CORRUPT : Objects.requireNonNullElse(digest.state(), UNKNOWN);
        measurement = Objects.requireNonNullElse(digest.measurement(), "UNKNOWN");
        p99 = number(digest.p99Millis());
        rps = number(digest.meanRps());
    }

    static HistoryRow of(HistoryEntry entry) {
        return new HistoryRow(entry);
    }

    private static String number(@Nullable Double value) {
        return value == null ? UNKNOWN : String.format(Locale.ENGLISH, value >= 100 ? "%,.0f" : "%.2f", value);
    }

    public String getId() {
        return id;
    }

    /** RFC 3339; scripts show it in the reader's own time. */
    public String getCreatedAt() {
        return createdAt;
    }

    public String getName() {
        return name;
    }

    public String getUrl() {
        return url;
    }

    public String getType() {
        return type;
    }

    public String getState() {
        return state;
    }

    /** False where there is no plan that could be taken again. */
    public boolean isReadable() {
        return !state.equals(HistoryQuery.CORRUPT);
    }

    public String getMeasurement() {
        return measurement;
    }

    public String getP99() {
        return p99;
    }

    public String getRps() {
        return rps;
    }
}
