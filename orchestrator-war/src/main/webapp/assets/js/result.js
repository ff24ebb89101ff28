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
const FORMATS = [
    ["report.html", "Report to read", "HTML, one file"],
    ["report.json", "Report for programs", "JSON"],
    ["report.csv", "Every second", "CSV"],
    ["report.xml", "For CI", "JUnit XML"],
    ["report.hlog", "Histograms", "HdrHistogram log"],
];

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
    const {target} = test.plan;
    const took = Date.parse(test.ended_at) - Date.parse(test.started_at);
    const parts = [
        `${target.method} ${target.url}`, offerWords(test.plan, test.drivers.length),
        dateTime(test.started_at || test.created_at),
        test.started_at && test.ended_at ? "took " + duration(took) : "never started",
    ];
    if (test.revision > 1) {
        parts.push(`revision ${test.revision}, ${dateTime(test.amended_at)}`);
    }
    test.report_saved || parts.push("not saved to disk yet");
    fill(byId("meta"), parts.map((part) => el("bdi", {title: part}, part)));
}

function lacks({node_id: name, missing_seconds: missing}) {
    const words = `: no data of ${missing.length} s, from ${clock(missing[0])} on`;
    return el("li", {}, el("span", {}, given(name), words));
}

function answer(test) {
    const words = test.state_detail ? [el("span", {}, test.state_detail)] : [];
    const pills = [statePill(test.state), "measurement", verdictPill(test.verdict.measurement), passedPill(test.verdict)];
    const missing = test.drivers.filter((driver) => driver.missing_seconds.length).map(lacks);
    fill(byId("answer"), el("p", {class: "head big"}, pills, words), missing.length ? el("ul", {class: "list"}, missing) : null);
}

function figures(test) {
    const {requests, throughput, latency} = test;
    const time = (name) => [name, millis(latency.response_time[name]), "ms", "response time"];
    const {failed, completed, sent, not_sent: notSent} = requests;
    fill(byId("kpis"), [
        ["Throughput", rate(throughput.mean_rps), "/s", "completed, mean"],
        ...["p50", "p95", "p99"].map(time),
        ["Errors", percent(failed, completed), "%", `${count(failed)} of ${count(completed)}`],
        ["Requests", count(sent), "", notSent ? `${count(notSent)} not sent` : "all that were due"],
    ].map(card));
}

function card([name, value, unit, note]) {
    const figure = el("b", {}, value, el("small", {}, unit));
    return el("div", {class: "card kpi"}, el("span", {class: "q"}, name), figure, el("span", {class: "q"}, note));
}

function ledger(test) {
    const {requests, target_count: counted, ledger: {balanced, differences}} = test;
    const reasons = Object.entries(test.not_sent_reasons || {}).filter(([, number]) => number)
        .map(([name, number]) => `${name} ${count(number)}`).join(", ");
    const isBalanced = el("span", {class: "pill " + (balanced ? "ok" : "bad")}, balanced ? "✓ yes" : "✕ no");
    fill(byId("ledger"),
        item("due", count(requests.scheduled)),
        item("not sent" + (reasons ? ` (${reasons})` : ""), count(requests.not_sent)),
        item("sent", count(requests.sent)),
        item("succeeded", count(requests.succeeded)),
        item("failed", count(requests.failed)),
        item("without an answer at the end", count(requests.in_flight)),
        counted ? item("the target counted", count(counted.received)) : null,
        el("li", {}, el("span", {}, "balanced"), isBalanced),
        differences.map((difference) => el("li", {class: "q"}, el("span", {}, difference))));
}

function skew(test) {
    const row = ([node, start]) => el("tr", {}, el("td", {}, given(node)),
        el("td", {}, millis(start.planned_offset_ms)), el("td", {}, millis(start.actual_offset_ms)));
    const rows = Object.entries(test.start.nodes).sort(([a], [b]) => a.localeCompare(b, "en", {numeric: true})).map(row);
    const head = el("tr", {}, ["Node", "Planned", "Actual"].map((name) => el("th", {scope: "col"}, name)));
    const none = el("tr", {}, el("td", {colspan: "3"}, "no driver told"));
    fill(byId("skew"), el("thead", {}, head), el("tbody", {}, rows.length ? rows : none));
}

function files() {
    fill(byId("files"), FORMATS.map(([file, name, kind]) => {
        const link = el("a", {href: `${path}/${file}`, download: `${id}-${file}`}, name);
        return el("li", {}, link, el("span", {class: "q"}, kind));
    }));
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
