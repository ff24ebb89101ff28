package dev.landfall.orchestrator.report.export.html;

import static dev.landfall.orchestrator.report.export.Values.decimal;
import static dev.landfall.orchestrator.report.export.Values.object;
import static dev.landfall.orchestrator.report.export.Values.objects;
import static dev.landfall.orchestrator.report.export.Values.text;
import static dev.landfall.orchestrator.report.export.Values.texts;
import static dev.landfall.orchestrator.report.export.Values.whole;

import dev.landfall.orchestrator.report.export.Markup;
import dev.landfall.orchestrator.report.export.Offer;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The answer: what was tested, whether it passed, and what was achieved of what was offered. */
final class HeadSection {

    private final Markup page;
    private final JsonObject test;
    private final Offer offer;
    private final double intervalSeconds;

    /** @param timeline says how long what is called a second is; an empty object where there is none */
    HeadSection(Markup page, JsonObject test, Offer offer, JsonObject timeline) {
        this.page = page;
        this.test = test;
        this.offer = offer;
        this.intervalSeconds = timeline.getInt("interval_ms", 1000) / 1e3;
    }

    /** A test without a name has the beginning of its id. */
    static String name(JsonObject test) {
        String name = text(test, "name");
        String id = Objects.requireNonNullElse(text(test, "test_id"), "");
        return name == null ? "test " + id.substring(0, Math.min(8, id.length())) : name;
    }

    void write() {
        title();
        answer();
        offered();
        figures();
    }

    private void title() {
        JsonObject plan = object(test, "plan");
        page.open("div").open("div", "class", "head").open("h1");
        Blocks.foreign(page, name(test)).close();
        String model = "OPEN".equals(text(test, "model")) ? "open model" : "closed model";
        Blocks.pill(page, "", text(plan, "test_type") + " · " + model);
        States.test(page, text(test, "state"));
        page.close().open("p", "class", "meta").open("span");
        page.text(Objects.requireNonNullElse(text(object(plan, "target"), "method"), "") + " ");
        Blocks.foreign(page, text(object(plan, "target"), "url")).close();
        if (text(test, "started_at") != null) {
            meta("started " + Words.dateTime(text(test, "started_at")));
        }
        meta(length());
        Long revision = whole(test, "revision");
        if (revision != null && revision > 1) {
            meta("revision " + revision + ", amended " + Words.dateTime(text(test, "amended_at")));
        }
        page.close().close();
    }

    private void meta(String words) {
        page.element("span", words);
    }

    private String length() {
        String from = text(test, "started_at");
        String to = text(test, "ended_at");
        return from == null || to == null
                ? "never started"
                : "took "
                        + Words.duration(Duration.between(Instant.parse(from), Instant.parse(to))
                                .toMillis());
    }

    private void answer() {
        JsonObject verdict = object(test, "verdict");
        Blocks.card(page, "answer", "Answer", "").open("p", "class", "head big");
        States.test(page, text(test, "state"));
        page.element("span", "measurement");
        States.measurement(page, verdict);
        States.passed(page, verdict);
        page.close();
        ending();
        page.open("ul", "class", "list");
        for (JsonObject threshold : objects(verdict, "thresholds")) {
            page.open("li").open("span", "class", "n");
            Blocks.foreign(page, text(threshold, "expression")).close();
            States.threshold(page, threshold);
            page.close();
        }
        if (objects(verdict, "thresholds").isEmpty()) {
            page.open("li", "class", "q")
                    .element("span", "The plan sets no thresholds.")
                    .close();
        }
        page.close();
        reasons(verdict);
        page.close();
    }

    /** What ended it, where that was not its plan, and what is missing. */
    private void ending() {
        if (text(test, "state_detail") != null) {
            page.open("p", "class", "why");
            Blocks.foreign(page, text(test, "state_detail"), 2000).close();
        }
        JsonObject stop = object(test, "stop");
        if (!stop.isEmpty()) {
            page.element("p", "A stop was asked at " + Words.dateTime(text(stop, "asked_at")) + ".", "class", "why");
        }
        for (JsonObject driver : objects(test, "drivers")) {
            JsonArray missing =
                    driver.get("missing_seconds") instanceof JsonArray list ? list : JsonArray.EMPTY_JSON_ARRAY;
            if (!missing.isEmpty()) {
                page.open("p", "class", "why");
                Blocks.foreign(page, text(driver, "node_id"))
                        .text(": no data of " + Words.duration((long) (1000 * missing.size() * intervalSeconds))
                                + ", from " + Words.clock(missing.getInt(0) * intervalSeconds) + " on")
                        .close();
            }
        }
    }

    private void reasons(JsonObject verdict) {
        List<String> reasons = texts(verdict, "reasons");
        if (!reasons.isEmpty()) {
            page.open("h3").text("Why the measurement is judged so").close().open("ul", "class", "words");
            reasons.forEach(reason -> {
                page.open("li");
                Blocks.foreign(page, reason, 2000).close();
            });
            page.close();
        }
    }

    private void offered() {
        JsonObject requests = object(test, "requests");
        Long scheduled = whole(requests, "scheduled");
        Long sent = whole(requests, "sent");
        Blocks.card(page, "", "Offered and achieved", "").open("p", "class", "sentence");
        page.text(offer.words() + "; achieved ")
                .element("b", Words.rate(decimal(object(test, "throughput"), "mean_rps")) + "/s", "class", "n")
                .close();
        String share = "0";
        if (scheduled != null && sent != null && scheduled > 0) {
            share = Words.decimals(Math.min(100, 100.0 * sent / scheduled), 2);
        }
        page.open("div", "class", "bar", "aria-hidden", "true")
                .element("i", "", "style", "width:" + share + "%")
                .close();
        page.element("p", sentWords(sent, scheduled), "class", "q small").close();
    }

    private static String sentWords(@Nullable Long sent, @Nullable Long scheduled) {
        return sent == null || scheduled == null || scheduled == 0
                ? "No request was due."
                : Words.count(sent) + " of " + Words.count(scheduled) + " requests that were due were sent ("
                        + Words.percent(sent, scheduled) + " %)";
    }

    private void figures() {
        JsonObject time = object(object(test, "latency"), "response_time");
        JsonObject requests = object(test, "requests");
        Long failed = whole(requests, "failed");
        Long completed = whole(requests, "completed");
        Long notSent = whole(requests, "not_sent");
        page.open("section", "class", "kpis", "aria-label", "Figures");
        figure("Throughput", Words.rate(decimal(object(test, "throughput"), "mean_rps")), "/s", "completed, mean");
        figure("p50", Words.millis(decimal(time, "p50")), "ms", "response time");
        figure("p95", Words.millis(decimal(time, "p95")), "ms", "response time");
        figure("p99", Words.millis(decimal(time, "p99")), "ms", "response time");
        figure("Errors", Words.percent(failed, completed), "%", Words.count(failed) + " of " + Words.count(completed));
        boolean all = notSent == null || notSent == 0;
        figure(
                "Requests",
                Words.count(whole(requests, "sent")),
                "",
                all ? "all that were due" : Words.count(notSent) + " not sent");
        page.close();
    }

    private void figure(String name, String value, String unit, String note) {
        page.open("div", "class", "card kpi")
                .element("span", name, "class", "q")
                .open("b")
                .text(value);
        page.element("small", value.equals(Words.NONE) ? "" : unit).close();
        page.element("span", note, "class", "q").close();
    }
}
