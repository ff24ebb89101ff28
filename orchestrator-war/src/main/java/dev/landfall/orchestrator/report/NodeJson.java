package dev.landfall.orchestrator.report;

import dev.landfall.codec.CountsJson;
import dev.landfall.codec.JsonValues;
import dev.landfall.lifecycle.TestId;
import dev.landfall.orchestrator.core.view.Figures;
import dev.landfall.orchestrator.core.view.NodeView;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/** One driver's part of a test as JSON. */
public final class NodeJson {

    private NodeJson() {}

    /** As it stands among the {@code drivers} of its test. */
    public static JsonObject of(NodeView node) {
        return fields(new Fields(), node);
    }

    /** Alone, so with the test and revision it belongs to. */
    public static JsonObject report(TestId test, int revision, NodeView node) {
        return fields(new Fields().text("test_id", test).whole("revision", revision), node);
    }

    /** The same from the entry that stands in a report. */
    static JsonObject report(JsonObject test, JsonObject driver) {
        JsonObjectBuilder report =
                JsonValues.object().add("test_id", test.get("test_id")).add("revision", test.get("revision"));
        driver.forEach(report::add);
        return report.build();
    }

    private static JsonObject fields(Fields fields, NodeView node) {
        fields.text("node_id", node.nodeId()).text("state", node.state()).text("end_reason", node.endReason());
        Figures figures = node.figures();
        if (figures == null) {
            unmeasured(fields, node);
        } else {
            measured(fields, node, figures);
        }
        return fields.json("health", HealthJson.of(node.health()))
                .json("worst_health", HealthJson.of(node.worst()))
                .list("missing_seconds", node.missingSeconds(), JsonValues::of)
                .done();
    }

    private static void measured(Fields fields, NodeView node, Figures figures) {
        fields.json("requests", CountsJson.requests(figures.counts()))
                .json("not_sent_reasons", CountsJson.notSentReasons(figures.counts()))
                .json("errors", CountsJson.errors(figures.counts()))
                .json("error_examples", CountsJson.examples(node.examples()))
                .json("latency", FiguresJson.latency(figures))
                .whole("censored", figures.censored())
                .json("throughput", FiguresJson.throughput(figures))
                .json("warm_up", CountsJson.requests(node.warmUp()));
    }

    private static void unmeasured(Fields fields, NodeView node) {
        fields.json("requests", FiguresJson.unknownCounts())
                .json("not_sent_reasons", null)
                .json("errors", null)
                .json("error_examples", null)
                .json("latency", FiguresJson.latency(node.given()))
                .json("censored", null)
                .json("throughput", null)
                .json("warm_up", null);
    }
}
