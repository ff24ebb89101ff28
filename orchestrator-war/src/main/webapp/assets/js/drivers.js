// Who is there, how each is and was, and what it does.

import {feed} from "./feed.js";
import {byId, el, fill, given, put, text} from "./dom.js";
import {count, duration, millis, NONE, share} from "./format.js";
import {HealthLine} from "./healthline.js";
import {Rows} from "./rows.js";
import {driverPill, ENDED, nameOf, noDriver} from "./states.js";

const COLUMNS = [
    ["Driver", "t"], ["State", "t"], ["Doing", "t"], ["Sent"], ["Heartbeat"], ["CPU"], ["Last 5 min", "t"], ["Pauses"],
    ["Clock offset"], ["Address", "t"], ["Version", "t"],
];
const HISTORY = 6;
const lines = new Map();
const names = new Map();

const small = (words) => el("small", {}, " " + words);
const unit = (value, name) => value == null ? [NONE] : [value, small(name)];

/** A body of its own for each driver: its figures, and its history below them once somebody asks for it. */
function make(driver) {
    const cells = COLUMNS.map(([, kind]) => el("td", {class: kind}));
    const history = el("td", {colspan: COLUMNS.length});
    const below = el("tr", {hidden: true}, history);
    const line = new HealthLine(driver.node_id, below);
    cells[HISTORY].append(line.button);
    history.append(line.table);
    lines.set(driver.node_id, line);
    return el("tbody", {}, el("tr", {}, cells), below);
}

/** Only what changed is written anew. */
function show(body, driver) {
    const {node_id: id, labels, state, test_id: test, health, heartbeat_age_ms: age, node_ip: ip, version} = driver;
    const {clock_offset_ms: offset, clock_bound_ms: bound} = driver;
    const [name, pill, doing, sent, heartbeat, cpu, , pauses, clock, address, release] = body.firstElementChild.cells;
    const label = ([key, value]) => el("span", {class: "pill"}, given(`${key}=${value}`));
    put(name, labels, () => [given(id), " ", ...Object.entries(labels || {}).map(label)]);
    put(pill, state, () => driverPill(state));
    put(doing, [test, names.get(test)], () => test ? linkTo(test) : "nothing");
    text(sent, count(driver.sent));
    put(heartbeat, age, () => age < 60_000 ? unit(age == null ? null : (age / 1000).toFixed(1), "s") : duration(age));
    text(cpu, share(health?.cpu));
    lines.get(id).show();
    put(pauses, health?.gc_pause_ms, () => unit(health?.gc_pause_ms == null ? null : millis(health.gc_pause_ms), "ms"));
    put(clock, [offset, bound], () => unit(offset == null ? null : `${millis(offset)} ± ${millis(bound)}`, "ms"));
    put(address, ip, () => given(ip));
    put(release, version, () => version ? given(version) : NONE);
}

function linkTo(test) {
    return el("a", {href: "/test.xhtml?id=" + encodeURIComponent(test)}, given(names.get(test) || test.slice(0, 8)));
}

const head = el("thead", {}, el("tr", {}, COLUMNS.map(([name, kind]) => el("th", {scope: "col", class: kind}, name))));
const table = el("table", {class: "drivers"}, head);
const frame = el("div", {class: "scroll", tabindex: "0", role: "region", "aria-label": "Drivers"}, table);
const rows = new Rows(table, {key: (driver) => driver.node_id, make, show, after: head});

/** Of those that are not there any more. */
function forget(drivers) {
    const there = new Set(drivers.map((driver) => driver.node_id));
    lines.forEach((line, id) => {
        if (!there.has(id)) {
            line.close();
            lines.delete(id);
        }
    });
}

/** Drivers do only what has not ended. */
function learn(test) {
    ENDED.has(test.state) ? names.delete(test.test_id) : names.set(test.test_id, nameOf(test));
}

feed.on("tests", ({tests}) => tests.forEach(learn));
feed.on("tick", ({test}) => learn(test));
feed.on("drivers", ({drivers}) => {
    text(byId("count"), `${drivers.filter((driver) => driver.alive).length} alive`);
    put(byId("list"), drivers.length === 0, () => drivers.length ? frame : noDriver());
    rows.show(drivers);
    forget(drivers);
});
