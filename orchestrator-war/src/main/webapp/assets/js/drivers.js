// Who is there, how each is and was, and what it does.

import {feed} from "./feed.js";
import {byId, el, fill, given, text} from "./dom.js";
import {count, duration, millis, NONE} from "./format.js";
import {driverPill, ENDED, nameOf} from "./states.js";
import {healthOf} from "./health.js";
import {Sparkline} from "./sparkline.js";

const COLUMNS = [["Driver", "t"], ["State", "t"], ["Doing", "t"], ["Sent"], ["Heartbeat"], ["CPU"], ["Last 5 min", "t"], ["Pause"], ["Clock offset"], ["Address", "t"], ["Version", "t"]];
const rows = new Map();
const names = new Map();

/** The cells of one driver, made once: only what changed is written anew. */
function rowOf(driver) {
    if (!rows.has(driver.node_id)) {
        const cells = COLUMNS.map(([, kind]) => el("td", {class: kind}));
        const spark = new Sparkline();
        cells[6].append(spark.canvas);
        rows.set(driver.node_id, {element: el("tr", {}, cells), cells, spark, shown: []});
    }
    return rows.get(driver.node_id);
}

function put(row, index, key, ...content) {
    if (row.shown[index] !== key) {
        row.shown[index] = key;
        fill(row.cells[index], ...content);
    }
}

function doing(driver) {
    return driver.test_id ? el("a", {href: "/test.xhtml?id=" + encodeURIComponent(driver.test_id)}, given(names.get(driver.test_id) || driver.test_id.slice(0, 8))) : "nothing";
}

function unit(value, name) {
    return value == null ? [NONE] : [value, el("small", {}, " " + name)];
}

function show(driver) {
    const row = rowOf(driver);
    const labels = Object.entries(driver.labels || {}).map(([name, value]) => el("span", {class: "pill"}, given(`${name}=${value}`)));
    const history = healthOf(driver.node_id);
    const health = driver.health;
    const age = driver.heartbeat_age_ms;
    put(row, 0, JSON.stringify(driver.labels), given(driver.node_id), " ", labels);
    put(row, 1, driver.state, driverPill(driver.state));
    put(row, 2, (driver.test_id || "") + (names.get(driver.test_id) || ""), doing(driver));
    put(row, 3, driver.sent, count(driver.sent));
    put(row, 4, age, age == null ? NONE : age < 60_000 ? unit((age / 1000).toFixed(1), "s") : duration(age));
    put(row, 5, health?.cpu, unit(health?.cpu == null ? null : Math.round(100 * health.cpu), "%"));
    row.spark.values = history.map((each) => each.cpu);
    row.spark.canvas.title = history.length ? `CPU over ${duration(Date.now() - history[0].at)}; longest pause ${millis(Math.max(...history.map((each) => each.pause)))} ms` : "";
    put(row, 7, health?.gc_pause_ms, unit(health ? millis(health.gc_pause_ms) : null, "ms"));
    put(row, 8, `${driver.clock_offset_ms} ${driver.clock_bound_ms}`, driver.clock_offset_ms == null ? NONE : `${millis(driver.clock_offset_ms)} ± ${millis(driver.clock_bound_ms)}`, el("small", {}, " ms"));
    put(row, 9, driver.node_ip, given(driver.node_ip));
    put(row, 10, driver.version, driver.version ? given(driver.version) : NONE);
    return row.element;
}

function table() {
    const head = COLUMNS.map(([name, kind]) => el("th", {scope: "col", class: kind}, name));
    const body = el("tbody");
    fill(byId("list"), el("div", {class: "scroll", tabindex: "0", role: "region", "aria-label": "Drivers"}, el("table", {class: "drivers"}, el("thead", {}, el("tr", {}, head)), body)));
    return body;
}

/** Of those that are not there any more. */
function forgetRows(drivers) {
    const there = new Set(drivers.map((driver) => driver.node_id));
    rows.forEach((row, id) => {
        if (!there.has(id)) {
            row.spark.close();
            rows.delete(id);
        }
    });
}

/** Drivers do only what has not ended. */
function learn(test) {
    ENDED.has(test.state) ? names.delete(test.test_id) : names.set(test.test_id, nameOf(test));
}

let body = null;

feed.on("tests", ({tests}) => tests.forEach(learn));
feed.on("tick", ({test}) => learn(test));
feed.on("drivers", ({drivers}) => {
    forgetRows(drivers);
    text(byId("count"), `${drivers.filter((driver) => driver.alive).length} alive`);
    if (drivers.length === 0) {
        body = null;
        fill(byId("list"), el("p", {class: "empty"}, "No driver is here. Start one: ", el("code", {}, "landfall scale --drivers 2"), ", or driver.war with the same broker."));
        return;
    }
    body ||= table();
    const wanted = drivers.map(show);
    if (wanted.some((row, i) => body.children[i] !== row) || body.children.length !== wanted.length) {
        body.replaceChildren(...wanted);
    }
    rows.forEach((row) => row.element.isConnected && row.spark.draw());
});
