package dev.landfall.orchestrator.report.export.html;

import static dev.landfall.orchestrator.report.export.Values.decimal;
import static dev.landfall.orchestrator.report.export.Values.object;
import static dev.landfall.orchestrator.report.export.Values.objects;
import static dev.landfall.orchestrator.report.export.Values.text;
import static dev.landfall.orchestrator.report.export.Values.whole;

import dev.landfall.orchestrator.report.export.Markup;
import jakarta.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the load came from: how well the drivers did, and what each of them measured. */
final class DriversSection {

    private static final List<String> HEADS =
            List.of("Driver", "End", "Sent", "Failed", "Min", "Max", "Mean", "Median", "Mode", "p95", "p99", "CPU");
    private static final List<String> TIMES = List.of("min", "max", "mean", "median", "mode", "p95", "p99");

    private final Markup page;
    private final JsonObject test;
    private final List<JsonObject> drivers;

    DriversSection(Markup page, JsonObject test) {
        this.page = page;
        this.test = test;
        this.drivers = objects(test, "drivers");
    }

    void health() {
        Blocks.card(page, "", "Generator health", "").open("ul", "class", "list");
        JsonObject lag = object(object(test, "latency"), "send_lag");
        Blocks.row(page, "Send lag p99", millis(decimal(lag, "p99")));
        busiest().ifPresent(driver -> {
            page.open("li").open("span").text("Busiest driver: ");
            Blocks.foreign(page, text(driver, "node_id"))
                    .close()
                    .element("span", cpu(driver) + " CPU", "class", "n")
                    .close();
        });
        Double pause = drivers.stream()
                .map(driver -> decimal(object(driver, "health"), "gc_pause_ms"))
                .filter(value -> value != null)
                .max(Comparator.naturalOrder())
                .orElse(null);
        Blocks.row(page, "Pauses in the last second told, at most", millis(pause));
        Blocks.row(page, "Start skew", millis(decimal(object(test, "start"), "skew_ms")));
        Blocks.row(page, "Not sent", Words.count(whole(object(test, "requests"), "not_sent")));
        page.close().close();
    }

    void table() {
        Blocks.card(page, "", "By driver", "response time in ms, over the whole test");
        Blocks.heads(Blocks.table(page, "Figures by driver", "drivers"), HEADS).open("tbody");
        page.open("tr", "class", "all")
                .element("th", "All " + Words.plural(drivers.size(), "driver", "drivers"), "scope", "row");
        page.element("td", "");
        figures(test, null);
        page.close();
        drivers.forEach(this::row);
        page.close().close().close().close();
    }

    private void row(JsonObject driver) {
        page.open("tr").open("th", "scope", "row");
        Blocks.foreign(page, text(driver, "node_id")).close().open("td");
        States.end(page, driver, text(test, "started_at") != null);
        page.close();
        figures(driver, driver);
        page.close();
    }

    private void figures(JsonObject part, @Nullable JsonObject driver) {
        JsonObject requests = object(part, "requests");
        JsonObject time = object(object(part, "latency"), "response_time");
        page.element("td", Words.count(whole(requests, "sent"))).element("td", Words.count(whole(requests, "failed")));
        TIMES.forEach(name -> page.element("td", Words.millis(decimal(time, name))));
        page.element("td", driver == null ? "" : cpu(driver));
    }

    /** When each of them began, after the common instant. */
    void start() {
        JsonObject nodes = object(object(test, "start"), "nodes");
        Blocks.card(page, "", "Start", "ms after the common instant");
        if (nodes.isEmpty()) {
            page.element("p", "No driver told when it began.", "class", "q").close();
            return;
        }
        Blocks.heads(Blocks.table(page, "Start by driver", ""), List.of("Driver", "Planned", "Actual"))
                .open("tbody");
        nodes.keySet().stream().sorted().forEach(node -> {
            JsonObject start = object(nodes, node);
            page.open("tr").open("th", "scope", "row");
            Blocks.foreign(page, node).close();
            page.element("td", Words.millis(decimal(start, "planned_offset_ms")));
            page.element("td", Words.millis(decimal(start, "actual_offset_ms"))).close();
        });
        page.close().close().close().close();
    }

    private Optional<JsonObject> busiest() {
        return drivers.stream()
                .filter(driver -> decimal(object(driver, "health"), "cpu") != null)
                .max(Comparator.comparingDouble(
                        driver -> object(driver, "health").getJsonNumber("cpu").doubleValue()));
    }

    private static String millis(@Nullable Double value) {
        return value == null ? Words.NONE : Words.millis(value) + " ms";
    }

    /** A dash for a driver that does not know. */
    private static String cpu(JsonObject driver) {
        Double cpu = decimal(object(driver, "health"), "cpu");
        return cpu == null || cpu < 0 ? Words.NONE : Math.round(100 * cpu) + " %";
    }
}
