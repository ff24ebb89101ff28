// What came out of one test: the answer first, then the same charts as live, then every figure.

import {showAnswer} from "./answer.js";
import {get, remove} from "./api.js";
import {byId, el, fill, given, isolated, text} from "./dom.js";
import {DriverComparison} from "./drivercompare.js";
import {feed} from "./feed.js";
import {count, dateTime, duration, millis, percent, rate} from "./format.js";
import {Fresh} from "./fresh.js";
import {ENDED, nameOf, statePill} from "./states.js";
import {kindWords, offerWords} from "./plan.js";
import {Series} from "./series.js";
import {TestView} from "./testview.js";
import {Versions} from "./versions.js";
import {PercentileCurve} from "./curve.js";

const id = new URLSearchParams(location.search).get("id") || "";
const path = `/api/tests/${encodeURIComponent(id)}`;
const versions = new Versions([id]);

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
    const byName = ([a], [b]) => a.localeCompare(b, "en", {numeric: true});
    const rows = Object.entries(test.start.nodes).sort(byName).map(row);
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

/** What older reports lack: null where the API says that it is not there. */
const orNone = (asked) => asked.catch((refused) => {
    if (refused.status !== 404) {
        throw refused;
    }
    return null;
});

/** All parts, each as new as the others. */
async function load() {
    versions.ask();
    const test = await get(path);
    if (!ENDED.has(test.state)) {
        location.replace("/test.xhtml?id=" + encodeURIComponent(id));
        return;
    }
    const series = new Series(id);
    const [, percentiles] = await Promise.all([orNone(series.load()), orNone(get(`${path}/percentiles`))]);
    [head, figures, ledger, skew].forEach((part) => part(test));
    showAnswer(byId("answer"), test, series.interval);
    files();
    view.show(test, series);
    drivers.show(test, series);
    curve.update(test.latency, percentiles);
    const isWithout = series.last < 0 && test.requests.sent > 0;
    text(byId("seconds-fault"), isWithout ? "This report was kept without its seconds." : "");
    versions.show(test);
    follow([]);
}

/** Late data came, or the report was saved, also while it was asked for. */
function follow(tests) {
    tests.forEach((test) => versions.hear(test));
    versions.isBehind && fresh.run();
}

const view = new TestView();
const drivers = new DriverComparison(byId("drivers"), byId("drivers-p99"));
const curve = new PercentileCurve(byId("curve"));
const fresh = new Fresh(load, (words) => text(byId("fault"), words));
feed.on("tests", ({tests}) => follow(tests));

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
fresh.run();
