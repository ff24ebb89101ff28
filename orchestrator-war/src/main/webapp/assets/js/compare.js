// Two tests over one another, and what changed between them.

import {get} from "./api.js";
import {byId, el, fill, isolated, text} from "./dom.js";
import {changesTable} from "./changes.js";
import {dateTime, millis, rate} from "./format.js";
import {ENDED, nameOf} from "./states.js";
import {Chart} from "./chart.js";
import {feed} from "./feed.js";
import {Fresh} from "./fresh.js";
import {Series} from "./series.js";
import {Versions} from "./versions.js";
import {newestWhole} from "./whole.js";

const wanted = new URLSearchParams(location.search);
const [BASE, CANDIDATE] = ["base", "candidate"].map((name) => wanted.get(name));
const versions = new Versions([BASE, CANDIDATE]);
const LINES = [{label: "base", color: "--d1", width: 2}, {label: "candidate", color: "--d3", width: 2}];
const TIMES = ["p50", "p99"];
const RATES = ["completed", "errors"];

const ofTest = (id) => `/api/tests/${encodeURIComponent(id)}`;

/** What is missing to compare anything. */
let lacking = "";

/** Those that have ended, the newest first, and the two that the address names, however old they are. */
async function list() {
    const {tests} = await get("/api/tests?limit=200");
    const ended = tests.filter((test) => ENDED.has(test.state));
    const missing = [...new Set([BASE, CANDIDATE])].filter((id) => id && !ended.some((test) => test.test_id === id));
    return [...ended, ...(await Promise.all(missing.map(older))).filter(Boolean)];
}

/** One that is not there is named when it is compared. */
function older(id) {
    return get(ofTest(id)).catch(() => null);
}

/** Where the address names but one, the other is the newest of the others; what was chosen meanwhile stays. */
function offer(tests) {
    const newestBut = (id) => tests.find((test) => test.test_id !== id)?.test_id;
    const candidate = byId("candidate").value || CANDIDATE || newestBut(BASE);
    const base = byId("base").value || BASE || newestBut(candidate);
    for (const [id, chosen] of [["base", base], ["candidate", candidate]]) {
        fill(byId(id), tests.map((test) => {
            const words = `${isolated(nameOf(test), 80)}, ${dateTime(test.created_at)}`;
            return el("option", {value: test.test_id, selected: test.test_id === chosen}, words);
        }));
    }
    const needed = `Two tests that have ended are needed; there ${tests.length ? "is one" : "is none yet"}.`;
    lacking = tests.length < 2 ? needed : "";
}

/** A test, its seconds, and its columns on an axis that is not its own: intervals may be of another length. */
class Side {
    constructor(test) {
        this.test = test;
        this.series = new Series(test.test_id);
    }

    /** What the interval tells that this moment is in; null outside of all. */
    column(times, pick, last = this.series.last) {
        const values = this.series.column(pick, Infinity, last);
        return times.map((time) => values[Math.floor((time * 1000 + 0.5) / this.series.interval)] ?? null);
    }

    times(axis, name) {
        return this.column(axis, (second) => second[name]);
    }

    rates(axis, name) {
        return this.column(axis, (second) => this.series.perSecond(second[name]), newestWhole(this.test, this.series));
    }
}

/** Every moment at which an interval of either begins, in s. */
function axisOf(sides) {
    return [...new Set(sides.flatMap((side) => side.series.times()))].sort((a, b) => a - b);
}

async function compare(tests) {
    const result = await get("/api/comparisons?" + new URLSearchParams({base: BASE, candidate: CANDIDATE}));
    const sides = [BASE, CANDIDATE].map((id) => new Side(tests.find((test) => test.test_id === id)));
    await Promise.all(sides.map((side) => side.series.load()));
    text(byId("method"), result.method);
    fill(byId("changes"), changesTable(result.figures));
    byId("changes-card").hidden = false;
    byId("overlay").hidden = false;
    draw(sides);
    sides.forEach((side) => versions.show(side.test));
    follow([]);
}

const charts = new Map();

/** Made when there is something to draw, then kept. */
function chartOf(name) {
    if (!charts.has(name)) {
        const options = TIMES.includes(name) ? {log: true, format: millis, unit: "ms"} : {format: rate, unit: "/s"};
        charts.set(name, new Chart(byId("over-" + name), {lines: LINES, ...options}));
    }
    return charts.get(name);
}

function draw(sides) {
    const axis = axisOf(sides);
    const length = axis[axis.length - 1];
    const show = (name, column) => chartOf(name).update([axis, ...sides.map(column)], length);
    TIMES.forEach((name) => show(name, (side) => side.times(axis, name)));
    RATES.forEach((name) => show(name, (side) => side.rates(axis, name)));
}

async function load() {
    versions.ask();
    const tests = await list();
    offer(tests);
    if (BASE && CANDIDATE) {
        await compare(tests);
    }
}

/** Late data came to one of the two, also while they were asked for. */
function follow(tests) {
    tests.forEach((test) => versions.hear(test));
    versions.isBehind && fresh.run();
}

const fresh = new Fresh(load, (words) => text(byId("fault"), words || lacking));
feed.on("tests", ({tests}) => follow(tests));
fresh.run();
