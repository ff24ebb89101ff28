// What came out of one test: the answer first, then the same charts as live, then every figure.

import {get, remove} from "./api.js";
import {byId, el, fill, given, isolated, text} from "./dom.js";
import {clock, count, dateTime, duration, millis, percent, rate} from "./format.js";
import {ENDED, nameOf, passedPill, statePill, verdictPill} from "./states.js";
import {kindWords, offerWords} from "./plan.js";
import {Series} from "./series.js";
import {TestView} from "./testview.js";
import {PercentileCurve} from "./curve.js";

const id = new URLSearchParams(location.search).get("id") || "";
const path = `/api/tests/${encodeURIComponent(id)}`;
const FORMATS = [["report.html", "Report to read", "HTML, one file"], ["report.json", "Report for programs", "JSON"], ["report.csv", "Every second", "CSV"], ["report.xml", "For CI", "JUnit XML"], ["report.hlog", "Histograms", "HdrHistogram log"]];

function item(name, value) {
    return el("li", {}, el("span", {}, name), el("span", {class: "n"}, value));
}

function head(test) {
    document.title = `${isolated(nameOf(test))} · Landfall`;
    text(byId("name"), nameOf(test));
    text(byId("kind"), kindWords(test));
    fill(byId("state"), statePill(test.state));
    byId("again").href = "/new.xhtml?from=" + encodeURIComponent(id);
    byId("compare").href = "/compare.xhtml?candidate=" + encodeURIComponent(id);
    const length = test.started_at && test.ended_at ? "took " + duration(Date.parse(test.ended_at) - Date.parse(test.started_at)) : "never started";
    const parts = [`${test.plan.target.method} ${test.plan.target.url}`, offerWords(test.plan, test.drivers.length), dateTime(test.started_at || test.created_at), length];
    if (test.revision > 1) {
        parts.push(`revision ${test.revision}, ${dateTime(test.amended_at)}`);
    }
    test.report_saved || parts.push("not saved to disk yet");
    fill(byId("meta"), parts.map((part) => el("bdi", {title: part}, part)));
}

function answer(test) {
    const words = test.state_detail ? [el("span", {}, test.state_detail)] : [];
    const missing = test.drivers.filter((driver) => driver.missing_seconds.length)
        .map((driver) => el("li", {}, el("span", {}, given(driver.node_id), `: no data of ${driver.missing_seconds.length} s, from ${clock(driver.missing_seconds[0])} on`)));
    fill(byId("answer"), el("p", {class: "head big"}, statePill(test.state), "measurement", verdictPill(test.verdict.measurement), passedPill(test.verdict), words), missing.length ? el("ul", {class: "list"}, missing) : null);
}

function figures(test) {
    const time = test.latency.response_time;
    const cards = [["Throughput", rate(test.throughput.mean_rps), "/s", "completed, mean"], ["p50", millis(time.p50), "ms", "response time"], ["p95", millis(time.p95), "ms", "response time"],
        ["p99", millis(time.p99), "ms", "response time"], ["Errors", percent(test.requests.failed, test.requests.completed), "%", `${count(test.requests.failed)} of ${count(test.requests.completed)}`],
        ["Requests", count(test.requests.sent), "", test.requests.not_sent ? `${count(test.requests.not_sent)} not sent` : "all that were due"]];
    fill(byId("kpis"), cards.map(([name, value, unit, note]) => el("div", {class: "card kpi"}, el("span", {class: "q"}, name), el("b", {}, value, el("small", {}, unit)), el("span", {class: "q"}, note))));
}

function ledger(test) {
    const r = test.requests;
    const reasons = Object.entries(test.not_sent_reasons || {}).filter(([, number]) => number).map(([name, number]) => `${name} ${count(number)}`).join(", ");
    fill(byId("ledger"), item("due", count(r.scheduled)), item("not sent" + (reasons ? ` (${reasons})` : ""), count(r.not_sent)), item("sent", count(r.sent)), item("succeeded", count(r.succeeded)),
        item("failed", count(r.failed)), item("without an answer at the end", count(r.in_flight)), test.target_count ? item("the target counted", count(test.target_count.received)) : null,
        el("li", {}, el("span", {}, "balanced"), el("span", {class: "pill " + (test.ledger.balanced ? "ok" : "bad")}, test.ledger.balanced ? "✓ yes" : "✕ no")),
        test.ledger.differences.map((difference) => el("li", {class: "q"}, el("span", {}, difference))));
}

function skew(test) {
    const rows = Object.entries(test.start.nodes).sort(([a], [b]) => a.localeCompare(b, "en", {numeric: true}))
        .map(([node, start]) => el("tr", {}, el("td", {}, given(node)), el("td", {}, millis(start.planned_offset_ms)), el("td", {}, millis(start.actual_offset_ms))));
    fill(byId("skew"), el("thead", {}, el("tr", {}, ["Node", "Planned", "Actual"].map((name) => el("th", {scope: "col"}, name)))), el("tbody", {}, rows.length ? rows : el("tr", {}, el("td", {colspan: "3"}, "no driver told"))));
}

function files() {
    fill(byId("files"), FORMATS.map(([file, name, kind]) => el("li", {}, el("a", {href: `${path}/${file}`, download: `${id}-${file}`}, name), el("span", {class: "q"}, kind))));
}

async function show() {
    const test = await get(path);
    if (!ENDED.has(test.state)) {
        location.replace("/test.xhtml?id=" + encodeURIComponent(id));
        return;
    }
    [head, answer, figures, ledger, skew].forEach((part) => part(test));
    files();
    const series = new Series(id);
    await series.load().catch((none) => text(byId("fault"), none.message));
    new TestView().show(test, series);
    new PercentileCurve(byId("curve")).update(test.latency);
}

byId("delete").addEventListener("click", () => window.PF("ask").show());
byId("delete-no").addEventListener("click", () => window.PF("ask").hide());
byId("delete-yes").addEventListener("click", async () => {
    window.PF("ask").hide();
    try {
        await remove(path);
        location.assign("/history.xhtml");
    } catch (refused) {
        text(byId("fault"), refused.message);
    }
});
show().catch((refused) => text(byId("fault"), refused.message));
