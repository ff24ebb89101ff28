package dev.landfall.orchestrator.report.export.html;

import static dev.landfall.orchestrator.report.export.Values.decimal;
import static dev.landfall.orchestrator.report.export.Values.object;
import static dev.landfall.orchestrator.report.export.Values.whole;

import dev.landfall.orchestrator.report.export.Markup;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How long requests took over the whole test: percentiles as a curve, and every figure. */
final class TimesSection {

    /** By name in the report. */
    private static final Map<String, Double> PERCENTILES = new LinkedHashMap<>();

    private static final Map<String, String> MEASURES = new LinkedHashMap<>();
    private static final List<String> FIGURES =
            List.of("min", "mean", "median", "mode", "stddev", "p90", "p95", "p99", "p99_9", "p99_99", "max");

    static {
        PERCENTILES.put("p50", 50.0);
        PERCENTILES.put("p90", 90.0);
        PERCENTILES.put("p95", 95.0);
        PERCENTILES.put("p99", 99.0);
        PERCENTILES.put("p99_9", 99.9);
        PERCENTILES.put("p99_99", 99.99);
        MEASURES.put("response_time", "Response time");
        MEASURES.put("service_time", "Service time");
        MEASURES.put("send_delay", "Send delay");
        MEASURES.put("send_lag", "Send lag");
        MEASURES.put("failed_response_time", "Failed, response time");
    }

    private TimesSection() {}

    static void curve(Markup page, JsonObject latency) {
        Blocks.card(page, "", "Percentiles", "ms, over the whole test");
        double[] response = values(object(latency, "response_time"));
        double[] service = values(object(latency, "service_time"));
        double[] known = Arrays.stream(new double[][] {response, service})
                .flatMapToDouble(Arrays::stream)
                .filter(v -> v > 0)
                .toArray();
        if (known.length == 0) {
            page.element("p", "Nothing was measured.", "class", "q").close();
            return;
        }
        Axis up = Axis.Log.around(
                Arrays.stream(known).min().orElse(1), Arrays.stream(known).max().orElse(10));
        Chart chart = new Chart(label(response), new Nines(), Nines::words, up, Words::figure);
        double[] places = PERCENTILES.values().stream().mapToDouble(p -> p).toArray();
        chart.line("service time", "service dashed", places, service).line("response time", "p50", places, response);
        chart.draw(page, "small");
        chart.openLegend(page).close().close();
    }

    private static double[] values(JsonObject summary) {
        return PERCENTILES.keySet().stream()
                .mapToDouble(name -> {
                    Double value = decimal(summary, name);
                    return value == null ? Double.NaN : value;
                })
                .toArray();
    }

    private static String label(double[] response) {
        List<String> words = new ArrayList<>();
        int i = 0;
        for (double percent : PERCENTILES.values()) {
            words.add(Nines.words(percent) + " of response times up to " + Words.millis(response[i++]) + " ms");
        }
        return "Percentiles: " + String.join(", ", words);
    }

    static void table(Markup page, JsonObject latency) {
        Blocks.card(page, "", "Every time", "ms, over the whole test");
        List<String> heads = new ArrayList<>(List.of("Measure", "Count"));
        FIGURES.forEach(name -> heads.add(head(name)));
        Blocks.heads(Blocks.table(page, "Every time", ""), heads).open("tbody");
        MEASURES.forEach((name, words) -> {
            JsonObject summary = object(latency, name);
            page.open("tr").element("th", words, "scope", "row");
            page.element("td", Words.count(whole(summary, "count")));
            FIGURES.forEach(figure -> page.element("td", Words.millis(decimal(summary, figure))));
            page.close();
        });
        page.close().close().close();
        page.element(
                "p",
                "Response time counts from the instant at which the plan wanted the request to start, service time from"
                        + " its sending; send delay is what lies between, send lag the driver's own part of it.",
                "class",
                "q small");
        page.close();
    }

    private static String head(String figure) {
        return switch (figure) {
            case "stddev" -> "Std dev";
            case "min", "mean", "median", "mode", "max" ->
                Character.toUpperCase(figure.charAt(0)) + figure.substring(1);
            default -> figure.replace('_', '.');
        };
    }
}
