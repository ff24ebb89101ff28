package dev.landfall.orchestrator.report.export;

import static dev.landfall.orchestrator.report.export.Values.flag;
import static dev.landfall.orchestrator.report.export.Values.object;
import static dev.landfall.orchestrator.report.export.Values.objects;
import static dev.landfall.orchestrator.report.export.Values.text;
import static dev.landfall.orchestrator.report.export.Values.texts;

import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A report as JUnit XML, for programs that know what to do with a failed test: a case for each promise the test makes. */
public final class JunitExport {

    private final JsonObject report;
    private final List<Case> cases = new ArrayList<>();

    private enum Outcome {
        PASSED,
        FAILURE,
        ERROR,
        SKIPPED
    }

    /**
     * One test case.
     *
     * @param type a code for programs; not looked at when it passed
     * @param message in one sentence, likewise
     * @param words further ones, each on a line of its own
     */
    private record Case(String group, String name, Outcome outcome, String type, String message, List<String> words) {}

    private JunitExport(JsonObject report) {
        this.report = report;
    }

    /** @return UTF-8 is what it says of itself */
    public static String of(JsonObject report) {
        JunitExport export = new JunitExport(report);
        objects(object(report, "verdict"), "thresholds").forEach(export::threshold);
        export.measurement();
        export.end();
        export.ledger();
        return export.write();
    }

    private void threshold(JsonObject threshold) {
        String expression = Objects.requireNonNullElse(text(threshold, "expression"), "");
        String was = "was " + actual(threshold);
        add("thresholds", expression, flag(threshold, "passed"), "THRESHOLD", expression + ": " + was, List.of(was));
    }

    private static String actual(JsonObject threshold) {
        String actual = Values.plain(threshold, "actual");
        String unit = text(threshold, "unit");
        return actual == null ? "not measured: there are no samples" : actual + (unit == null ? "" : " " + unit);
    }

    private void measurement() {
        JsonObject verdict = object(report, "verdict");
        String measurement = Objects.requireNonNullElse(text(verdict, "measurement"), "UNKNOWN");
        Outcome outcome = switch (measurement) {
            case "VALID", "SUSPECT" -> Outcome.PASSED;
            case "INVALID" -> Outcome.FAILURE;
            default -> Outcome.SKIPPED;
        };
        String message = outcome == Outcome.SKIPPED ? "not judged: nothing was measured" : "measurement " + measurement;
        List<String> words = new ArrayList<>(List.of(message));
        words.addAll(texts(verdict, "reasons"));
        cases.add(new Case("measurement", "measurement can be trusted", outcome, measurement, message, words));
    }

    private void end() {
        String state = Objects.requireNonNullElse(text(report, "state"), "UNKNOWN");
        Outcome outcome = switch (state) {
            case "COMPLETED" -> Outcome.PASSED;
            case "PARTIAL", "ABORTED" -> Outcome.FAILURE;
            default -> Outcome.ERROR;
        };
        String reason = text(report, "state_reason");
        String detail = text(report, "state_detail");
        String message = state + (detail == null ? "" : ": " + detail);
        cases.add(
                new Case("end", "test completed", outcome, reason == null ? state : reason, message, List.of(message)));
    }

    private void ledger() {
        JsonObject ledger = object(report, "ledger");
        add(
                "ledger",
                "ledger balances",
                flag(ledger, "balanced"),
                "NOT_BALANCED",
                "the sums do not agree",
                texts(ledger, "differences"));
    }

    private void add(String group, String name, boolean passed, String type, String message, List<String> words) {
        cases.add(new Case(group, name, passed ? Outcome.PASSED : Outcome.FAILURE, type, message, words));
    }

    private String write() {
        String seconds = seconds();
        Markup xml = new Markup().own("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.open(
                "testsuite",
                "name",
                Objects.requireNonNullElse(text(report, "name"), "test " + text(report, "test_id")),
                "tests",
                Integer.toString(cases.size()),
                "failures",
                count(Outcome.FAILURE),
                "errors",
                count(Outcome.ERROR),
                "skipped",
                count(Outcome.SKIPPED),
                "time",
                seconds,
                "timestamp",
                Objects.requireNonNullElse(text(report, "started_at"), String.valueOf(text(report, "created_at"))));
        properties(xml.text("\n"));
        for (Case each : cases) {
            write(xml, each, each.group.equals("end") ? seconds : "0.000");
        }
        return xml.close().text("\n").toString();
    }

    private String count(Outcome outcome) {
        return Long.toString(cases.stream().filter(c -> c.outcome == outcome).count());
    }

    private void properties(Markup xml) {
        xml.open("properties").text("\n");
        property(xml, "test_id", text(report, "test_id"));
        property(xml, "revision", Values.plain(report, "revision"));
        property(xml, "target", text(object(object(report, "plan"), "target"), "url"));
        for (String name : List.of("sent", "succeeded", "failed", "not_sent")) {
            property(xml, name, Values.plain(object(report, "requests"), name));
        }
        JsonObject responseTime = object(object(report, "latency"), "response_time");
        for (String name : List.of("p50", "p95", "p99", "max")) {
            property(xml, "response_time_" + name + "_ms", Values.plain(responseTime, name));
        }
        xml.close().text("\n");
    }

    private static void property(Markup xml, String name, @Nullable String value) {
        if (value != null) {
            xml.empty("property", "name", name, "value", value).text("\n");
        }
    }

    private static void write(Markup xml, Case each, String seconds) {
        xml.open("testcase", "classname", "landfall." + each.group, "name", each.name, "time", seconds);
        String words = String.join("\n", each.words);
        switch (each.outcome) {
            case FAILURE -> xml.element("failure", words, "message", each.message, "type", each.type);
            case ERROR -> xml.element("error", words, "message", each.message, "type", each.type);
            case SKIPPED -> xml.empty("skipped", "message", each.message);
            case PASSED -> xml.text(words.isEmpty() ? "" : "\n");
        }
        if (each.outcome == Outcome.PASSED && !words.isEmpty()) {
            xml.element("system-out", words);
        }
        xml.close().text("\n");
    }

    /** From the start to the end, 0 where it never started. */
    private String seconds() {
        String from = text(report, "started_at");
        String to = text(report, "ended_at");
        long millis = from == null || to == null
                ? 0
                : Math.max(
                        0,
                        Duration.between(Instant.parse(from), Instant.parse(to)).toMillis());
        return BigDecimal.valueOf(millis, 3).toPlainString();
    }
}
