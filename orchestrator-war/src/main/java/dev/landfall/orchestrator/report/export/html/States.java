package dev.landfall.orchestrator.report.export.html;

import static dev.landfall.orchestrator.report.export.Values.decimal;
import static dev.landfall.orchestrator.report.export.Values.flag;
import static dev.landfall.orchestrator.report.export.Values.object;
import static dev.landfall.orchestrator.report.export.Values.objects;
import static dev.landfall.orchestrator.report.export.Values.text;

import dev.landfall.orchestrator.report.export.Markup;
import jakarta.json.JsonObject;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** States and verdicts as a sign and a word: never by colour alone. */
final class States {

    private States() {}

    static void test(Markup page, @Nullable String state) {
        String word = Objects.requireNonNullElse(state, "");
        switch (word) {
            case "COMPLETED" -> Blocks.pill(page, "ok", "✓ Completed");
            case "PARTIAL" -> Blocks.pill(page, "warn", "◑ Partial");
            case "ABORTED" -> Blocks.pill(page, "warn", "■ Aborted");
            case "FAILED" -> Blocks.pill(page, "bad", "✕ Failed");
            default -> Blocks.pill(page, "", word);
        }
    }

    static void measurement(Markup page, JsonObject verdict) {
        switch (Objects.requireNonNullElse(text(verdict, "measurement"), "")) {
            case "VALID" -> Blocks.pill(page, "ok", "✓ valid");
            case "SUSPECT" -> Blocks.pill(page, "warn", "! suspect");
            case "INVALID" -> Blocks.pill(page, "bad", "✕ invalid");
            default -> Blocks.pill(page, "", "○ not judged");
        }
    }

    /** Nothing where the plan promised nothing. */
    static void passed(Markup page, JsonObject verdict) {
        if (!objects(verdict, "thresholds").isEmpty()) {
            boolean passed = flag(verdict, "passed");
            Blocks.pill(page, passed ? "ok" : "bad", passed ? "✓ passed" : "✕ not passed");
        }
    }

    static void threshold(Markup page, JsonObject threshold) {
        boolean passed = flag(threshold, "passed");
        Double actual = decimal(threshold, "actual");
        String unit = text(threshold, "unit");
        String was = actual == null ? "no samples" : Words.figure(actual) + (unit == null ? "" : " " + unit);
        Blocks.pill(page, passed ? "ok" : "bad", (passed ? "✓ " : "✕ ") + was);
    }

    /** How a driver's part ended; a driver that speaks only the public fields does not say. */
    static void end(Markup page, JsonObject driver, boolean started) {
        String reason = text(driver, "end_reason");
        if (!started) {
            Blocks.pill(page, "", "○ not started");
        } else if (reason == null) {
            boolean told = decimal(object(driver, "requests"), "sent") != null;
            Blocks.pill(page, told ? "bad" : "", told ? "✕ no final totals" : "○ public fields only");
        } else if (reason.equals("PLAN_ELAPSED")) {
            Blocks.pill(page, "ok", "✓ as planned");
        } else {
            Blocks.pill(page, "warn", "! " + reason);
        }
    }
}
