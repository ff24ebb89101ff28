package dev.landfall.orchestrator.report.export.html;

import static dev.landfall.orchestrator.report.export.Values.decimal;
import static dev.landfall.orchestrator.report.export.Values.object;
import static dev.landfall.orchestrator.report.export.Values.text;

import dev.landfall.orchestrator.report.export.Gaps;
import dev.landfall.orchestrator.report.export.Markup;
import dev.landfall.orchestrator.report.export.Offer;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/** What happened over the time of the test, as pictures and as a table. */
final class ChartSection {

    private static final int TICKS = 5;
    private static final int ROWS = 120;
    private static final int NAMED_GAPS = 8;
    private static final double NARROWEST_BAND_SECONDS = 0.3;

    private final Markup page;
    private final Offer offer;
    private final JsonObject timeline;
    private final WholeIntervals whole;
    private final Series series;
    private final Gaps gaps;
    private final @Nullable Double stopAt;

    ChartSection(Markup page, JsonObject test, Offer offer, JsonObject timeline) {
        this.page = page;
        this.offer = offer;
        this.timeline = timeline;
        this.whole = new WholeIntervals(test, offer, timeline);
        this.series = Series.of(timeline, whole::has);
        this.gaps = Gaps.of(timeline);
        this.stopAt = stopSeconds(test);
    }

    void write() {
        if (series.isEmpty()) {
            Blocks.card(page, "", "The seconds of the test", "")
                    .element(
                            "p",
                            timeline.isEmpty() ? "This report was kept without them." : "Nothing was measured.",
                            "class",
                            "q")
                    .close();
            return;
        }
        responseTimes();
        page.open("div", "class", "half");
        throughput();
        errors();
        page.close();
    }

    private void responseTimes() {
        Map<String, double[]> lines = new LinkedHashMap<>();
        for (String name : List.of("max", "p99", "p95", "p50")) {
            lines.put(name, series.worst(name));
        }
        double[] service = series.worst("service_p99");
        Blocks.card(page, "", "Response time", "ms, log scale, from the intended start" + perPoint("the worst"));
        double[] all = lines.values().stream()
                .flatMapToDouble(Arrays::stream)
                .filter(v -> v > 0)
                .toArray();
        double least = Arrays.stream(all).min().orElse(1);
        Axis up = Axis.Log.around(least, Arrays.stream(all).max().orElse(10));
        Chart chart = chart(label("Response time", lines, " ms"), up, Words::figure);
        lines.forEach((name, values) -> chart.line(name, name, middles(), values));
        if (Arrays.stream(service).anyMatch(v -> v > 0)) {
            chart.line("service time p99", "service dashed", middles(), service);
        }
        chart.draw(page, "");
        marks(chart.openLegend(page));
        page.close();
        table();
        page.close();
    }

    private void throughput() {
        Map<String, double[]> lines = new LinkedHashMap<>();
        lines.put("sent", series.rate("sent"));
        lines.put("completed", series.rate("completed"));
        Double offered = offer.perSecond();
        if (offered != null) {
            double[] level = new double[series.points()];
            Arrays.fill(level, offered);
            lines.put("offered", level);
        }
        rates("Throughput", lines, Map.of("sent", "d2", "completed", "p50", "offered", "service dashed"));
    }

    private void errors() {
        rates("Errors", Map.of("failed", series.rate("errors")), Map.of("failed", "failed"));
    }

    private void rates(String title, Map<String, double[]> lines, Map<String, String> kinds) {
        Blocks.card(page, "", title, "requests per second" + perPoint("the mean"));
        double greatest = lines.values().stream()
                .flatMapToDouble(Arrays::stream)
                .filter(v -> v > 0)
                .max()
                .orElse(0);
        Chart chart = chart(label(title, lines, "/s"), Axis.Linear.upTo(greatest, TICKS), Words::figure);
        lines.forEach((name, values) -> chart.line(name, kinds.getOrDefault(name, ""), middles(), values));
        chart.draw(page, "small");
        chart.openLegend(page).close().close();
    }

    private Chart chart(String label, Axis up, DoubleFunction<String> upWords) {
        Axis across = new Axis.Linear(0, series.seconds(), TimeSteps.step(series.seconds()));
        Chart chart = new Chart(label, across, Words::clock, up, upWords);
        for (Gaps.Gap gap : gaps.all()) {
            chart.band(gap.from() * series.intervalSeconds(), (gap.to() + 1) * series.intervalSeconds());
        }
        if (stopAt != null) {
            chart.band(stopAt, stopAt + NARROWEST_BAND_SECONDS);
        }
        return chart;
    }

    /** What the bands mean. */
    private void marks(Markup legend) {
        for (Gaps.Gap gap :
                gaps.all().subList(0, Math.min(NAMED_GAPS, gaps.all().size()))) {
            legend.open("span").element("i", "", "class", "bandmark").text("no data from ");
            Blocks.foreign(legend, gap.node())
                    .text(", " + Words.clock(gap.from() * series.intervalSeconds()) + "–"
                            + Words.clock((gap.to() + 1) * series.intervalSeconds()))
                    .close();
        }
        int more = gaps.all().size() - NAMED_GAPS;
        if (more > 0) {
            legend.element("span", "and " + Words.plural(more, "more gap", "more gaps"));
        }
        if (stopAt != null) {
            legend.open("span")
                    .element("i", "", "class", "bandmark")
                    .text("stop asked at " + Words.clock(stopAt))
                    .close();
        }
    }

    private void table() {
        Series few = Series.of(timeline, ROWS, whole::has);
        List<String> names = List.of("p50", "p95", "p99", "max");
        List<double[]> columns = new ArrayList<>(List.of(few.rate("sent"), few.rate("completed"), few.rate("errors")));
        names.forEach(name -> columns.add(few.worst(name)));
        List<String> heads = new ArrayList<>(List.of("From", "Sent /s", "Completed /s", "Failed /s"));
        names.forEach(name -> heads.add(name + " ms"));
        page.open("details")
                .element(
                        "summary",
                        "Show as table, " + Words.duration((long) (1000 * few.secondsPerPoint())) + " a line");
        Blocks.heads(Blocks.table(page, "Figures over time", ""), heads).open("tbody");
        for (int i = 0; i < few.points(); i++) {
            page.open("tr").element("th", Words.clock(i * few.secondsPerPoint()), "scope", "row");
            for (int column = 0; column < columns.size(); column++) {
                double value = columns.get(column)[i];
                page.element("td", column < 3 ? Words.rate(value) : Words.millis(value));
            }
            page.close();
        }
        page.close().close().close().close();
    }

    private double[] middles() {
        double[] middles = new double[series.points()];
        Arrays.setAll(middles, i -> Math.min(series.seconds(), (i + 0.5) * series.secondsPerPoint()));
        return middles;
    }

    private String perPoint(String which) {
        return series.secondsPerPoint() == series.intervalSeconds()
                ? ""
                : "; each point " + which + " of " + Words.duration((long) (1000 * series.secondsPerPoint()));
    }

    private String label(String title, Map<String, double[]> lines, String unit) {
        StringBuilder words = new StringBuilder(title + " over " + Words.clock(series.seconds()));
        String before = ": ";
        for (Map.Entry<String, double[]> line : lines.entrySet()) {
            double[] known =
                    Arrays.stream(line.getValue()).filter(v -> !Double.isNaN(v)).toArray();
            double least = Arrays.stream(known).min().orElse(Double.NaN);
            double greatest = Arrays.stream(known).max().orElse(Double.NaN);
            words.append(before).append(line.getKey()).append(' ');
            words.append(Words.millis(least))
                    .append(" to ")
                    .append(Words.millis(greatest))
                    .append(unit);
            before = ", ";
        }
        return words.toString();
    }

    /** Seconds are counted from the end of the warm-up on. */
    private static @Nullable Double stopSeconds(JsonObject test) {
        String asked = text(object(test, "stop"), "asked_at");
        String started = text(test, "started_at");
        if (asked == null || started == null) {
            return null;
        }
        Double warmUp = decimal(object(test, "plan"), "warm_up_ms");
        double millis =
                Duration.between(Instant.parse(started), Instant.parse(asked)).toMillis();
        return Math.max(0, (millis - (warmUp == null ? 0 : warmUp)) / 1000);
    }
}
