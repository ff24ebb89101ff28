// What runs, what ended last, who is there.

import {get} from "./api.js";
import {feed} from "./feed.js";
import {byId, el, fill, given, put, text} from "./dom.js";
import {Fetching} from "./fetching.js";
import {count, dateTime, millis, newestWords, rate} from "./format.js";
import {LastMinute} from "./lastminute.js";
import {Rows} from "./rows.js";
import {driverPill, ENDED, nameOf, noDriver, pageOf, passedPill, statePill, verdictPill} from "./states.js";

const SHOWN = 8;
const tests = new Map();
const lines = new Map();
/** Ids of the tests that the feed told while a list was asked for; null while none is. */
let told = null;

const code = (words) => el("code", {}, words);
const empty = (...words) => el("p", {class: "empty"}, ...words);
const link = (test) => el("a", {href: pageOf(test)}, given(nameOf(test)));

/** Shows rows, or what to do where there are none. */
class Listing {
    constructor(place, frame, rows, none) {
        Object.assign(this, {place: byId(place), frame, rows, none, isEmpty: null});
    }

    show(items) {
        if (this.isEmpty !== (items.length === 0)) {
            this.isEmpty = items.length === 0;
            fill(this.place, this.isEmpty ? this.none : this.frame);
        }
        this.rows.show(items);
    }
}

function lineOf(test) {
    if (!lines.has(test.test_id)) {
        lines.set(test.test_id, new LastMinute(test));
    }
    return lines.get(test.test_id);
}

const strips = el("ul", {class: "strips"});
const running = new Listing("running", strips, new Rows(strips, {
    key: (test) => test.test_id,
    make: (test) => {
        const figure = (value, unit) => el("span", {class: "n"}, value, el("small", {}, unit));
        const name = el("span", {class: "name"}, link(test), " ", el("span"));
        const {spark, throughput, p99} = lineOf(test);
        return el("li", {class: "strip"}, name, spark.canvas, figure(throughput, "/s"), figure(p99, "ms p99"));
    },
    show: (row, test) => put(row.firstElementChild.lastElementChild, test.state, () => statePill(test.state)),
}), empty("Nothing runs. ", el("a", {href: "/new.xhtml"}, "Make a test"), ", or use ", code("landfall run"), "."));

const resultRows = el("tbody");
const resultHead = [["Test", "t"], ["State", "t"], ["Verdict", "t"], ["p99 ms", "n"], ["Mean /s", "n"]]
    .map(([name, kind]) => el("th", {scope: "col", class: kind}, name));
const resultTable = el("table", {}, el("thead", {}, el("tr", {}, resultHead)), resultRows);
const scrolls = {class: "scroll", tabindex: "0", role: "region", "aria-label": "Last results"};
const resultFrame = el("div", scrolls, resultTable);
const results = new Listing("results", resultFrame, new Rows(resultRows, {
    key: (test) => test.test_id,
    make: (test) => {
        const name = el("td", {}, link(test), el("br"), el("span", {class: "q"}, dateTime(test.ended_at)));
        return el("tr", {}, name, ["t", "t", "n", "n"].map((kind) => el("td", {class: kind})));
    },
    show: (row, test) => {
        const [, state, verdict, p99, mean] = row.children;
        const {measurement, passed} = test.verdict;
        put(state, test.state, () => statePill(test.state));
        put(verdict, [measurement, passed], () => [verdictPill(measurement), " ", passedPill(test.verdict)]);
        text(p99, millis(test.latency.response_time.p99));
        text(mean, rate(test.throughput.mean_rps));
    },
}), empty("No test has ended yet. Results stay here and under ", el("a", {href: "/history.xhtml"}, "Tests"), "."));

const members = el("ul", {class: "list"});
const fleet = new Listing("fleet", members, new Rows(members, {
    key: (driver) => driver.node_id,
    make: (driver) => el("li", {}, given(driver.node_id), el("span")),
    show: (row, driver) => put(row.lastElementChild, driver.state, () => driverPill(driver.state)),
}), noDriver());

function show(list) {
    list.forEach((test) => test.state && tests.set(test.test_id, test));
    const all = [...tests.values()].sort((a, b) => b.created_at.localeCompare(a.created_at));
    const [ended, others] = [all.filter((test) => ENDED.has(test.state)), all.filter((test) => !ENDED.has(test.state))];
    running.show(others);
    results.show(ended.slice(0, SHOWN));
    ended.slice(SHOWN).forEach((test) => tests.delete(test.test_id));
    lines.forEach((line, id) => {
        if (!tests.has(id) || ENDED.has(tests.get(id).state)) {
            line.close();
            lines.delete(id);
        }
    });
}

/** From the feed: newer than what was asked for before. */
function hear(list) {
    list.forEach((test) => told?.add(test.test_id));
    show(list);
}

feed.on("drivers", ({drivers}) => {
    text(byId("fleet-count"), `${count(drivers.filter((driver) => driver.alive).length)} alive`);
    fleet.show(drivers);
});
feed.on("tests", (message) => hear(message.tests));
feed.on("tick", ({test, second}) => {
    hear([test]);
    const line = lines.get(test.test_id);
    if (line) {
        line.tick(test, second);
        text(byId("running-window"), newestWords(line.series.interval));
    }
});

/** Also what has gone or come while the connection was away. */
async function load() {
    told = new Set();
    try {
        const page = await get("/api/tests?limit=20");
        const isOld = (test) => !told.has(test.test_id);
        const listed = new Set(page.tests.map((test) => test.test_id));
        const unlisted = [...tests.values()].filter((test) => isOld(test) && !listed.has(test.test_id));
        unlisted.filter((test) => ENDED.has(test.state)).forEach((test) => tests.delete(test.test_id));
        show(page.tests.filter(isOld));
        await Promise.all(unlisted.filter((test) => !ENDED.has(test.state)).map(look));
    } finally {
        told = null;
    }
}

/** At one that has waited or run for longer than all those that a list tells. */
async function look(test) {
    try {
        const now = await get(`/api/tests/${encodeURIComponent(test.test_id)}`);
        told.has(test.test_id) || show([now]);
    } catch (refused) {
        if (refused.status !== 404) {
            throw refused;
        }
        tests.delete(test.test_id);
        show([]);
    }
}

new Fetching(load).run();
