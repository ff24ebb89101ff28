package dev.landfall.orchestrator.report.export;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A test second by second as CSV: for each second a line over all drivers and one per driver. What was not told is empty and
 * {@code complete} is false: a gap is no second in which nothing happened.
 */
public final class CsvExport {

    /** What a line says of its second, by its name there and in the timeline. */
    private static final Map<String, String> FIGURES = figures();

    private static final DateTimeFormatter RFC_3339 =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

    private final StringBuilder csv = new StringBuilder();
    private final @Nullable Instant from;
    private final long intervalMillis;

    private CsvExport(JsonObject report, JsonObject timeline) {
        this.from = start(report);
        this.intervalMillis = timeline.getInt("interval_ms");
    }

    /** @return with CRLF at each end of line, as RFC 4180 wants it */
    public static String of(JsonObject report, JsonObject timeline) {
        CsvExport export = new CsvExport(report, timeline);
        export.write(timeline);
        return export.csv.toString();
    }

    private static Map<String, String> figures() {
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("sent_requests", "sent");
        figures.put("completed_requests", "completed");
        figures.put("failed_requests", "errors");
        List.of("p50", "p95", "p99", "max").forEach(name -> figures.put("response_time_" + name + "_ms", name));
        figures.put("service_time_p99_ms", "service_p99");
        return figures;
    }

    /** Seconds are counted from the end of the warm-up on. */
    private static @Nullable Instant start(JsonObject report) {
        String startedAt = Values.text(report, "started_at");
        Long warmUp = Values.whole(Values.object(report, "plan"), "warm_up_ms");
        return startedAt == null ? null : Instant.parse(startedAt).plusMillis(warmUp == null ? 0 : warmUp);
    }

    private void write(JsonObject timeline) {
        CsvLine head =
                new CsvLine().own("second_s").own("time_utc").own("scope").own("node");
        FIGURES.keySet().forEach(head::own);
        csv.append(head.own("complete"));
        SortedMap<Long, JsonObject> told = new TreeMap<>();
        Values.objects(timeline, "seconds").forEach(second -> told.put((long) second.getInt("index"), second));
        Gaps gaps = Gaps.of(timeline);
        long last = Math.max(told.isEmpty() ? -1 : told.lastKey(), gaps.last());
        for (long index = 0; index <= last; index++) {
            second(index, told.get(index), gaps);
        }
    }

    private void second(long index, @Nullable JsonObject second, Gaps gaps) {
        line(index, "test", "all", second, second != null && Values.flag(second, "complete"));
        SortedMap<String, @Nullable JsonObject> nodes = new TreeMap<>();
        gaps.at(index).forEach(missing -> nodes.put(missing, null));
        if (second != null) {
            JsonObject told = Values.object(second, "nodes");
            told.keySet().forEach(node -> nodes.put(node, told.getJsonObject(node)));
        }
        nodes.forEach((node, flow) -> line(index, "driver", node, flow, flow != null));
    }

    private void line(long index, String scope, String node, @Nullable JsonObject figures, boolean complete) {
        CsvLine line = new CsvLine()
                .own(index * intervalMillis / 1000.0)
                .own(from == null ? null : RFC_3339.format(from.plusMillis(index * intervalMillis)))
                .own(scope)
                .text(node);
        FIGURES.values().forEach(name -> line.own(figures == null ? null : Values.plain(figures, name)));
        csv.append(line.own(complete));
    }
}
