package dev.landfall.orchestrator.report.export.html;

import static dev.landfall.orchestrator.report.export.Values.flag;
import static dev.landfall.orchestrator.report.export.Values.object;
import static dev.landfall.orchestrator.report.export.Values.objects;
import static dev.landfall.orchestrator.report.export.Values.text;
import static dev.landfall.orchestrator.report.export.Values.texts;
import static dev.landfall.orchestrator.report.export.Values.whole;

import dev.landfall.orchestrator.report.export.Markup;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What became of every request, and of those that failed. */
final class SumsSection {

    private final Markup page;
    private final JsonObject test;
    private final JsonObject requests;

    SumsSection(Markup page, JsonObject test) {
        this.page = page;
        this.test = test;
        this.requests = object(test, "requests");
    }

    /** By class, the most frequent first, with what the first one of each driver said. */
    void errors() {
        JsonObject errors = object(test, "errors");
        Blocks.card(page, "", "Errors by class", "");
        List<String> names = errors.keySet().stream()
                .filter(name -> count(errors, name) > 0)
                .sorted(Comparator.comparingLong((String name) -> count(errors, name))
                        .reversed())
                .toList();
        if (names.isEmpty()) {
            page.element("p", "No request failed.", "class", "q").close();
            return;
        }
        page.open("ul", "class", "list");
        for (String name : names) {
            String share = Words.percent(count(errors, name), whole(requests, "completed"));
            page.open("li").open("span").element("span", name, "class", "n");
            examples(name);
            page.close()
                    .element("span", Words.count(count(errors, name)) + " · " + share + " %", "class", "n")
                    .close();
        }
        page.close().close();
    }

    private void examples(String name) {
        List<String> examples = objects(test, "drivers").stream()
                .map(driver -> text(object(driver, "error_examples"), name))
                .filter(example -> example != null && !example.isBlank())
                .distinct()
                .limit(3)
                .toList();
        for (String example : examples) {
            page.open("span", "class", "example");
            Blocks.foreign(page, example).close();
        }
    }

    void ledger() {
        JsonObject ledger = object(test, "ledger");
        Blocks.card(page, "", "Ledger", "every request, once").open("ul", "class", "list");
        Blocks.row(page, "due", Words.count(whole(requests, "scheduled")));
        Blocks.row(page, "not sent" + reasons(), Words.count(whole(requests, "not_sent")));
        Blocks.row(page, "sent", Words.count(whole(requests, "sent")));
        Blocks.row(page, "succeeded", Words.count(whole(requests, "succeeded")));
        Blocks.row(page, "failed", Words.count(whole(requests, "failed")));
        Blocks.row(page, "without an answer at the end", Words.count(whole(requests, "in_flight")));
        Long warmUp = whole(object(test, "warm_up"), "sent");
        if (warmUp != null && warmUp > 0) {
            Blocks.row(page, "sent before, to warm up", Words.count(warmUp));
        }
        Long received = whole(object(test, "target_count"), "received");
        if (received != null) {
            Blocks.row(page, "counted by the target", Words.count(received));
        }
        boolean balanced = flag(ledger, "balanced");
        page.open("li").element("span", "balanced");
        Blocks.pill(page, balanced ? "ok" : "bad", balanced ? "✓ yes" : "✕ no").close();
        for (String difference : texts(ledger, "differences")) {
            page.open("li", "class", "q").open("span");
            Blocks.foreign(page, difference, 500).close().close();
        }
        page.close().close();
    }

    private String reasons() {
        JsonObject reasons = object(test, "not_sent_reasons");
        String words = reasons.keySet().stream()
                .filter(name -> count(reasons, name) > 0)
                .map(name -> name + " " + Words.count(count(reasons, name)))
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? "" : " (" + words + ")";
    }

    private static long count(JsonObject counts, String name) {
        return counts.get(name) instanceof JsonNumber number ? number.longValue() : 0;
    }
}
