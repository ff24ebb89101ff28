// Who is there, how each is, and what it does; the last minute of its CPU as a line.

import {feed} from "./feed.js";
import {byId, el, fill, text} from "./dom.js";
import {count, millis, NONE} from "./format.js";
import {driverPill} from "./states.js";
import {Sparkline} from "./sparkline.js";

const COLUMNS = ["Driver", "State", "Address", "Version", "Heartbeat", "Clock offset", "CPU", "Test", "Sent"];
const sparks = new Map();

function spark(driver) {
    if (!sparks.has(driver.node_id)) {
        sparks.set(driver.node_id, new Sparkline());
    }
    const line = sparks.get(driver.node_id);
    driver.health && line.add(driver.health.cpu);
    return line.canvas;
}

function clock(driver) {
    return driver.clock_offset_ms == null ? NONE : `${millis(driver.clock_offset_ms)} ± ${millis(driver.clock_bound_ms)} ms`;
}

function row(driver) {
    const test = driver.test_id ? el("a", {href: "/test.xhtml?id=" + encodeURIComponent(driver.test_id)}, driver.test_id.slice(0, 8)) : NONE;
    const labels = Object.entries(driver.labels || {}).map(([name, value]) => el("span", {class: "pill"}, `${name}=${value}`));
    return el("tr", {}, el("td", {}, driver.node_id, " ", labels), el("td", {}, driverPill(driver.state)), el("td", {}, driver.node_ip), el("td", {}, driver.version || NONE),
        el("td", {}, driver.heartbeat_age_ms == null ? NONE : `${(driver.heartbeat_age_ms / 1000).toFixed(1)} s`), el("td", {}, clock(driver)),
        el("td", {class: "cpu"}, driver.health ? `${Math.round(100 * driver.health.cpu)} %` : NONE, spark(driver)), el("td", {}, test), el("td", {}, count(driver.sent)));
}

feed.on("drivers", ({drivers}) => {
    text(byId("count"), `${drivers.filter((driver) => driver.alive).length} alive`);
    const head = el("thead", {}, el("tr", {}, COLUMNS.map((name) => el("th", {scope: "col"}, name))));
    fill(byId("list"), drivers.length
        ? el("div", {class: "scroll", tabindex: "0"}, el("table", {}, head, el("tbody", {}, drivers.map(row))))
        : el("p", {class: "empty"}, "No driver is here. Start one: ", el("code", {}, "landfall scale --drivers 2"), ", or driver.war with the same broker."));
    sparks.forEach((line) => line.draw());
});
