package dev.landfall.orchestrator.core;

import dev.landfall.orchestrator.core.view.TestView;
import dev.landfall.orchestrator.report.TestJson;
import dev.landfall.stats.EncodedHistograms;
import dev.landfall.stats.MeasureSet;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;

/**
 * What no disturbance may change: every histogram bit by bit, of each driver and of all, and the report without what tells of single seconds
 * and of how it came about.
 *
 * @param histograms of each driver, at last of all
 */
record Totals(List<EncodedHistograms> histograms, JsonObject report) {

    private static final List<String> OF_SECONDS_AND_COURSE = List.of(
            "ended_at",
            "revision",
            "amended_at",
            "verdict",
            "drivers",
            "throughput",
            "state",
            "missing_seconds",
            "worst_health");

    static Totals of(LoadTest test, TestView view) {
        List<EncodedHistograms> histograms = new ArrayList<>();
        MeasureSet whole = new MeasureSet();
        for (TestNode node : test.ours()) {
            MeasureSet one = new MeasureSet();
            node.tally().addTo(one);
            node.tally().addTo(whole);
            histograms.add(one.encode());
        }
        histograms.add(whole.encode());
        return new Totals(histograms, lasting(TestJson.of(view)));
    }

    private static JsonObject lasting(JsonObject report) {
        JsonObjectBuilder lasting = figures(report).add("state", report.get("state"));
        var drivers = Json.createArrayBuilder();
        report.getJsonArray("drivers").getValuesAs(JsonObject.class).forEach(driver -> drivers.add(figures(driver)));
        return lasting.add("drivers", drivers).build();
    }

    private static JsonObjectBuilder figures(JsonObject figures) {
        JsonObjectBuilder lasting = Json.createObjectBuilder();
        figures.forEach((name, value) -> {
            if (!OF_SECONDS_AND_COURSE.contains(name)) {
                lasting.add(name, value);
            }
        });
        return lasting.add("mean_rps", figures.getJsonObject("throughput").get("mean_rps"));
    }
}
