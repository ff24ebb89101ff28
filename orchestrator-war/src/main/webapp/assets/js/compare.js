// Two tests over one another, and what changed between them.

import {get} from "./api.js";
import {byId, el, fill, isolated, text} from "./dom.js";
import {count, dateTime, millis, rate} from "./format.js";
import {ENDED, nameOf} from "./states.js";
import {Chart} from "./chart.js";
import {Series} from "./series.js";

const wanted = new URLSearchParams(location.search);
const LINES = [{label: "base", color: "--d1", width: 2}, {label: "candidate", color: "--d3", width: 2}];
const CHARTS = [["p50", true, millis, "ms"], ["p99", true, millis, "ms"], ["completed", false, rate, "/s"], ["errors", false, rate, "/s"]];

async function offer() {
    const {tests} = await get("/api/tests?limit=200");
    const ended = tests.filter((test) => ENDED.has(test.state));
    for (const id of ["base", "candidate"]) {
        const chosen = wanted.get(id);
        fill(byId(id), ended.map((test) => el("option", {value: test.test_id, selected: test.test_id === chosen}, `${isolated(nameOf(test), 80)}, ${dateTime(test.created_at)}`)));
    }
    if (ended.length < 2) {
        text(byId("fault"), "Two tests that have ended are needed; there " + (ended.length ? "is one." : "is none yet."));
    }
}

function change(figure) {
    const marks = {true: ["warn", "● more than noise"], false: ["", "○ within noise"]};
    const [kind, words] = marks[String(figure.significant)] || ["", "–"];
    const number = figure.name.includes("rps") ? rate : figure.name.match(/^(sent|failed|succeeded|not_sent|completed)$/) ? count : millis;
    const sign = figure.change > 0 ? "+" : "";
    return el("tr", {}, el("td", {}, figure.name), el("td", {}, number(figure.base)), el("td", {}, number(figure.candidate)), el("td", {}, figure.change == null ? "–" : sign + number(figure.change)),
        el("td", {}, figure.relative == null ? "–" : `${sign}${(100 * figure.relative).toFixed(1)} %`), el("td", {class: "t"}, words === "–" ? words : el("span", {class: "pill " + kind}, words)));
}

async function compare(base, candidate) {
    const result = await get(`/api/comparisons?base=${encodeURIComponent(base)}&candidate=${encodeURIComponent(candidate)}`);
    text(byId("method"), result.method);
    fill(byId("changes"), el("thead", {}, el("tr", {}, ["Figure", "Base", "Candidate", "Change", "Relative", "More than noise?"].map((name, i) => el("th", {scope: "col", class: i === 5 ? "t" : null}, name)))), el("tbody", {}, result.figures.map(change)));
    byId("changes-card").hidden = false;
    const both = [new Series(base), new Series(candidate)];
    await Promise.all(both.map((series) => series.load()));
    byId("overlay").hidden = false;
    const longest = both[0].last > both[1].last ? both[0] : both[1];
    for (const [name, log, format, unit] of CHARTS) {
        const perSecond = unit === "/s";
        const columns = both.map((series) => longest.times().map((time, i) => {
            const value = series.at(i)?.[name] ?? null;
            return perSecond ? series.perSecond(value) : value;
        }));
        new Chart(byId("over-" + name), {lines: LINES, log, format, unit}).update([longest.times(), ...columns], 0);
    }
}

offer().then(() => wanted.get("base") && wanted.get("candidate") ? compare(wanted.get("base"), wanted.get("candidate")) : null)
    .catch((refused) => text(byId("fault"), refused.message));
