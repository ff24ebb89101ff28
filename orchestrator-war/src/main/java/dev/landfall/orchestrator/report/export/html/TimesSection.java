package dev.landfall.orchestrator.report.export.html;

import static dev.landfall.orchestrator.report.export.Values.decimal;
import static dev.landfall.orchestrator.report.export.Values.object;
import static dev.landfall.orchestrator.report.export.Values.whole;

import dev.landfall.orchestrator.report.export.Markup;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How long requests took over the whole test: every figure of every measure. */
final class TimesSection {

    private static final Map<String, String> MEASURES = new LinkedHashMap<>();
    private static final List<String> FIGURES =
            List.of("min", "mean", "median", "mode", "stddev", "p90", "p95", "p99", "p99_9", "p99_99", "max");

    static {
        MEASURES.put("response_time", "Response time");
        MEASURES.put("service_time", "Service time");
        MEASURES.put("send_delay", "Send delay");
        MEASURES.put("send_lag", "Send lag");
        MEASURES.put("failed_response_time", "Failed, response time");
    }

    private TimesSection() {}

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
