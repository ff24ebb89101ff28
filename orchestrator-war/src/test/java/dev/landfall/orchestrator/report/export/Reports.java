package dev.landfall.orchestrator.report.export;

import dev.landfall.codec.JsonText;
import dev.landfall.codec.MalformedJson;
import dev.landfall.lifecycle.TestState;
import dev.landfall.orchestrator.report.Samples;
import dev.landfall.orchestrator.report.TestJson;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reports as JSON, and texts that somebody may have put into them. */
public final class Reports {

    /** What would be markup, a formula, the end of a cell or of a sentence, or no character at all, were it not text. */
    public static final List<String> HOSTILE = List.of(
            "<script>alert(1)</script><img src=x onerror=alert(2)>",
            "\"><svg onload=alert(3)> ' & &amp; &lt; ]]> --> <!-- </style></title></textarea>",
            "=HYPERLINK(\"http://127.0.0.1/\",\"click\")",
            "+1",
            "-1",
            "@SUM(A1)",
            "\tx",
            "\rx",
            "'x",
            "a,b\r\nc;\"d\"",
            "\u202Eright to left\u202D \u05E9\u05DC\u05D5\u05DD \u2066 \u200F",
            "\u0000\u0001\u0008\u000B\uFFFE\uFFFF \u0085\u2028",
            "\uD83C\uDF0A wave",
            "${secret:X} {{7*7}} #{7*7} %s %n \\",
            "x".repeat(5000));

    private Reports() {}

    public static JsonObject report() {
        return TestJson.of(Samples.test(TestState.COMPLETED, 1));
    }

    public static JsonObject report(TestState state) {
        return TestJson.of(Samples.test(state, 1));
    }

    /** The report with another value at a JSON pointer. */
    public static JsonObject with(JsonObject report, String pointer, JsonValue value) {
        return Json.createPointer(pointer).add(report, value);
    }

    public static JsonObject with(JsonObject report, String pointer, String text) {
        return with(report, pointer, Json.createValue(text));
    }

    /** Single quotes stand for double ones. */
    public static JsonObject json(String text) {
        try {
            return JsonText.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        } catch (MalformedJson e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** A text wherever somebody else's may stand. */
    public static JsonObject withEverywhere(JsonObject report, String text) {
        JsonObject changed = report;
        for (String pointer : List.of(
                "/name",
                "/state_detail",
                "/plan/name",
                "/plan/target/url",
                "/plan/target/method",
                "/plan/target/body",
                "/plan/target/headers/X-Odd",
                "/verdict/reasons/0",
                "/verdict/thresholds/0/expression",
                "/drivers/0/node_id",
                "/drivers/0/error_examples/TIMEOUT",
                "/drivers/1/node_id",
                "/excludes/0",
                "/ledger/differences/-")) {
            changed = with(changed, pointer, text);
        }
        return with(
                changed,
                "/start/nodes",
                Json.createObjectBuilder().add(text, start()).build());
    }

    /** A timeline in which a driver of this name is in the first second and missing from the second one. */
    public static JsonObject timeline(String node) {
        JsonObject flow = json("{'sent':100,'completed':99,'errors':1,'p50':1.5,'p95':2.5,'p99':3.5,'max':4.5}");
        JsonObject second = with(with(flow, "/index", Json.createValue(0)), "/complete", JsonValue.TRUE);
        JsonObject nodes = Json.createObjectBuilder().add(node, flow).build();
        JsonObject gap = Json.createObjectBuilder()
                .add("node_id", node)
                .add("from", 1)
                .add("to", 1)
                .build();
        return Json.createObjectBuilder()
                .add("interval_ms", 1000)
                .add("seconds", Json.createArrayBuilder().add(with(second, "/nodes", nodes)))
                .add("gaps", Json.createArrayBuilder().add(gap))
                .build();
    }

    private static JsonObject start() {
        return json("{'planned_offset_ms':0,'actual_offset_ms':1.5}");
    }
}
