package dev.landfall.orchestrator.report.export.html;

import static dev.landfall.orchestrator.report.export.Values.decimal;
import static dev.landfall.orchestrator.report.export.Values.object;

import dev.landfall.orchestrator.report.export.Markup;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;

/** How the times of the whole test lie, from the quickest to the slowest: percentiles as a curve. */
final class CurveSection {

    private static final List<String> SAID = List.of("p50", "p90", "p99", "p99_9");

    private CurveSection() {}

    /** @param percentiles as the API has them; without them the few of the report are drawn, and it is said */
    static void write(Markup page, JsonObject latency, JsonObject percentiles) {
        Blocks.card(page, "", "Percentiles", "ms, over the whole test");
        Curve response = Curve.of("response_time", latency, percentiles);
        Curve service = Curve.of("service_time", latency, percentiles);
        if (Double.isNaN(response.least())) {
            page.element("p", "Nothing was measured.", "class", "q").close();
            return;
        }
        double least = service.least() < response.least() ? service.least() : response.least();
        double greatest = service.max() > response.max() ? service.max() : response.max();
        Nines across = new Nines(Math.max(response.end(), service.end()));
        String label = label(object(latency, "response_time"));
        Chart chart = new Chart(label, across, across::words, Axis.Log.around(least, greatest), Words::figure);
        chart.line("service time", "service dashed", service.percents(), service.millis());
        chart.line("response time", "p50", response.percents(), response.millis());
        chart.draw(page, "small");
        chart.openLegend(page)
                .element("span", "max " + Words.millis(response.max()) + " ms")
                .close();
        if (object(percentiles, "response_time").isEmpty()) {
            page.element(
                    "p",
                    "There are no histograms that could be read: the line joins the few percentiles of the report.",
                    "class",
                    "q small");
        }
        page.close();
    }

    private static String label(JsonObject figures) {
        String words = SAID.stream()
                .map(name -> name.replace('_', '.') + " " + Words.millis(decimal(figures, name)))
                .collect(Collectors.joining(", "));
        return "Percentiles of response time in ms: " + words + ", max " + Words.millis(decimal(figures, "max"));
    }
}
