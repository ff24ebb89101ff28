package dev.landfall.orchestrator.report;

import dev.landfall.codec.CountsJson;
import dev.landfall.codec.JsonValues;
import dev.landfall.codec.PlanCodec;
import dev.landfall.orchestrator.core.view.Figures;
import dev.landfall.orchestrator.core.view.Ledger;
import dev.landfall.orchestrator.core.view.StartView;
import dev.landfall.orchestrator.core.view.TestView;
import dev.landfall.orchestrator.core.view.ThresholdResult;
import dev.landfall.orchestrator.core.view.Verdict;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A test as JSON; after its end, its report. Times are ms, instants RFC 3339 UTC. */
public final class TestJson {

    private static final String ORDINARY = "AS_PLANNED";

    private TestJson() {}

    /** As the API shows it. */
    public static JsonObject of(TestView test) {
        Fields fields = new Fields();
        state(fields, test);
        fields.json("plan", PlanCodec.write(test.plan()))
                .json("stop", stop(test.stop()))
                .json("warm_up", CountsJson.requests(test.warmUp()));
        measured(fields, test);
        return fields.json("start", start(test.start()))
                .json("verdict", verdict(test.verdict()))
                .json("target_count", targetCount(test.targetReceived()))
                .json("ledger", ledger(test.ledger()))
                .list("drivers", test.drivers(), NodeJson::of)
                .texts("excludes", test.excludes())
                .done();
    }

    /** One driver's entry in a report of this shape, with the test and revision it belongs to; empty when it took no part. */
    public static Optional<JsonObject> node(JsonObject test, String nodeId) {
        return test.getJsonArray("drivers").getValuesAs(JsonObject.class).stream()
                .filter(driver -> driver.getString("node_id", "").equals(nodeId))
                .findFirst()
                .map(driver -> NodeJson.report(test, driver));
    }

    /** As its file shows it: what can be read there has been saved. */
    static JsonObject saved(TestView test) {
        return Fields.with(of(test), "report_saved", JsonValue.TRUE);
    }

    private static void state(Fields fields, TestView test) {
        boolean ordinary = test.reason().code().equals(ORDINARY);
        fields.text("test_id", test.testId())
                .text("name", test.plan().name())
                .text("state", test.state())
                .text("state_reason", ordinary ? null : test.reason().code())
                .text("state_detail", ordinary ? null : test.reason().sentence())
                .instant("created_at", test.createdAt())
                .instant("started_at", test.startedAt())
                .instant("ended_at", test.endedAt())
                .whole("revision", test.revision())
                .instant("amended_at", test.amendedAt())
                .flag("report_saved", test.reportSaved());
    }

    private static void measured(Fields fields, TestView test) {
        Figures figures = test.figures();
        fields.text("model", test.plan().model())
                .json("requests", CountsJson.requests(figures.counts()))
                .json("not_sent_reasons", CountsJson.notSentReasons(figures.counts()))
                .json("errors", CountsJson.errors(figures.counts()))
                .json("latency", FiguresJson.latency(figures))
                .whole("censored", figures.censored())
                .json("throughput", FiguresJson.throughput(figures));
    }

    private static @Nullable JsonObject stop(TestView.@Nullable StopView stop) {
        if (stop == null) {
            return null;
        }
        return new Fields()
                .instant("asked_at", stop.askedAt())
                .flag("written", stop.written())
                .map("nodes", stop.latencyMillis(), millis -> JsonValues.of(Fields.rounded(millis)))
                .done();
    }

    private static JsonObject start(StartView start) {
        return new Fields()
                .flag("asked", start.asked())
                .instant("waits_until", start.waitsUntil())
                .instant("planned_at", start.plannedAt())
                .decimal("skew_ms", start.skewMillis())
                .map(
                        "nodes",
                        start.nodes(),
                        node -> new Fields()
                                .decimal("planned_offset_ms", node.plannedOffsetMillis())
                                .decimal("actual_offset_ms", node.actualOffsetMillis())
                                .done())
                .done();
    }

    private static JsonObject verdict(Verdict verdict) {
        return new Fields()
                .text("measurement", verdict.measurement())
                .texts("reasons", verdict.reasons())
                .list("thresholds", verdict.thresholds(), TestJson::threshold)
                .flag("passed", verdict.passed())
                .done();
    }

    private static JsonObject threshold(ThresholdResult result) {
        String unit = result.threshold().metric().unit().symbol();
        return new Fields()
                .text("expression", result.threshold().expression())
                .decimal("actual", result.actual())
                .text("unit", unit.isEmpty() ? null : unit)
                .flag("passed", result.passed())
                .done();
    }

    private static @Nullable JsonObject targetCount(@Nullable Long received) {
        return received == null
                ? null
                : new Fields().whole("received", received).done();
    }

    private static JsonObject ledger(Ledger ledger) {
        return new Fields()
                .flag("balanced", ledger.balanced())
                .texts("differences", ledger.differences())
                .done();
    }
}
