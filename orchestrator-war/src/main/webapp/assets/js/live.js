// One running test, as it happens: the feed tells each second, the API what was before.

import {get, post} from "./api.js";
import {feed} from "./feed.js";
import {byId, el, fill, text} from "./dom.js";
import {count, millis, percent, rate, time} from "./format.js";
import {ENDED, nameOf, statePill} from "./states.js";
import {kindWords, leftWords, offeredPerDriver, offerWords, progress} from "./plan.js";
import {Series} from "./series.js";
import {Sparkline} from "./sparkline.js";
import {TestView} from "./testview.js";

const id = new URLSearchParams(location.search).get("id") || "";
const series = new Series(id);
const view = new TestView();
const figures = new Map();
let test = null;
let due = false;

/** One painting for all that came in meanwhile: the newest state wins, a hidden page paints when it is looked at. */
function paintSoon() {
    if (!due) {
        due = true;
        requestAnimationFrame(() => {
            due = false;
            test && paint();
        });
    }
}

function figure(name) {
    if (!figures.has(name)) {
        const parts = {value: el("b"), note: el("span", {class: "q"}), spark: new Sparkline()};
        byId("kpis").append(el("div", {class: "card kpi"}, el("span", {class: "q"}, name), parts.value, parts.note, parts.spark.canvas));
        figures.set(name, parts);
    }
    return figures.get(name);
}

function showFigure(name, value, unit, note, column) {
    const parts = figure(name);
    if (parts.value.dataset.shown !== value + unit) {
        parts.value.dataset.shown = value + unit;
        fill(parts.value, value, el("small", {}, unit));
    }
    text(parts.note, note);
    parts.spark.values = column.slice(-60).map((each) => each ?? 0);
    parts.spark.draw();
}

function paint() {
    const now = Date.now();
    document.title = `${nameOf(test)} · Landfall`;
    text(byId("name"), nameOf(test));
    text(byId("kind"), kindWords(test));
    fill(byId("state"), statePill(test.state));
    text(byId("left"), leftWords(test, now));
    byId("start").hidden = !["CONFIGURED", "READY"].includes(test.state) || test.plan.auto_trigger;
    byId("stop").hidden = ENDED.has(test.state);
    byId("stop").disabled = Boolean(test.stop);
    showMeta();
    showProgress(now);
    showFigures();
    view.show(test, series);
}

function showMeta() {
    const parts = [`${test.plan.target.method} ${test.plan.target.url}`, offerWords(test.plan, test.drivers.length)];
    if (test.started_at) {
        parts.push(`started ${time(test.started_at)}` + (test.start.skew_ms == null ? "" : `, skew ${millis(test.start.skew_ms)} ms`));
    }
    if (test.state_detail) {
        parts.push(test.state_detail);
    }
    fill(byId("meta"), parts.map((part) => el("span", {}, part)));
}

function showProgress(now) {
    const done = progress(test, now);
    const bar = byId("progress");
    bar.hidden = done === null;
    bar.firstElementChild.style.width = `${100 * (done || 0)}%`;
    bar.setAttribute("aria-valuenow", Math.round(100 * (done || 0)));
}

function showFigures() {
    const rates = series.column((second) => series.perSecond(second.completed));
    const offered = offeredPerDriver(test.plan);
    const last = series.seconds.get(series.last);
    const limit = (name) => test.verdict.thresholds.find((each) => each.expression.replace(/\s/g, "").startsWith(name))?.expression;
    showFigure("Throughput", rate(test.throughput.last_second_rps), "/s", offered ? `of ${rate(offered * test.drivers.length)} offered` : "as fast as it goes", rates);
    for (const name of ["p50", "p95", "p99"]) {
        showFigure(name, millis(last?.[name]), "ms", limit(name) || "response time", series.column((second) => second[name]));
    }
    showFigure("Errors", percent(test.requests.failed, test.requests.completed), "%", `${count(test.requests.failed)} of ${count(test.requests.completed)}`, series.column((second) => second.errors));
    showFigure("In flight", count(test.requests.in_flight), "", `of ${count(test.plan.concurrency_per_driver * test.drivers.length)} slots`, series.column((second) => second.sent - second.completed));
}

/** All there is, after a gap of our own too. */
async function load() {
    test = await get(`/api/tests/${encodeURIComponent(id)}`);
    if (ENDED.has(test.state)) {
        showResult();
        return;
    }
    await series.load();
    paintSoon();
}

function showResult() {
    location.replace(`/result.xhtml?id=${encodeURIComponent(id)}`);
}

function take(now) {
    const hadEnded = test && ENDED.has(test.state);
    test = now;
    if (!hadEnded && ENDED.has(now.state)) {
        showResult();
    }
    paintSoon();
}

async function command(path) {
    text(byId("fault"), "");
    try {
        take(await post(`/api/tests/${encodeURIComponent(id)}/${path}`));
    } catch (refused) {
        text(byId("fault"), refused.message);
    }
}

const dialog = () => window.PF("ask");
byId("start").addEventListener("click", () => command("trigger"));
byId("stop").addEventListener("click", () => dialog().show());
byId("stop-no").addEventListener("click", () => dialog().hide());
byId("stop-yes").addEventListener("click", () => {
    dialog().hide();
    command("stop");
});

feed.on("tests", (message) => message.tests.filter((each) => each.test_id === id).forEach(take));
feed.on("tick", (message) => {
    if (message.test.test_id === id) {
        series.put(message.second);
        take(message.test);
        series.isWhole() || series.load().then(paintSoon);
    }
});
feed.on("link", ({isOpen}) => isOpen && load().catch((refused) => text(byId("fault"), refused.message)));
addEventListener("theme", paintSoon);
setInterval(() => test && !ENDED.has(test.state) && text(byId("left"), leftWords(test, Date.now())), 1000);
load().catch((refused) => text(byId("fault"), refused.message));
