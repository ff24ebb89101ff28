// What runs, what ended last, who is there.

import {get} from "./api.js";
import {feed} from "./feed.js";
import {byId, el, fill} from "./dom.js";
import {count, millis, rate, dateTime} from "./format.js";
import {driverPill, ENDED, nameOf, pageOf, passedPill, statePill, verdictPill} from "./states.js";
import {Sparkline} from "./sparkline.js";

const SHOWN = 8;
const tests = new Map();
const sparks = new Map();

function link(test) {
    return el("a", {href: pageOf(test)}, nameOf(test));
}

function empty(...words) {
    return el("p", {class: "empty"}, ...words);
}

/** Begins with what was before this page was opened. */
function sparkOf(test) {
    if (!sparks.has(test.test_id)) {
        const spark = new Sparkline();
        sparks.set(test.test_id, spark);
        get(`/api/tests/${encodeURIComponent(test.test_id)}/timeline`)
            .then(({seconds}) => {
                spark.values = [];
                seconds.forEach((second) => spark.add(second.completed));
            }).catch(() => {});
    }
    return sparks.get(test.test_id);
}

function strip(test) {
    const spark = sparkOf(test);
    return el("li", {class: "strip"}, el("span", {class: "name"}, link(test), " ", statePill(test.state)), spark.canvas,
        el("span", {class: "n"}, rate(test.throughput.last_second_rps), el("small", {}, "/s")),
        el("span", {class: "n"}, millis(test.latency.response_time.p99), el("small", {}, "ms p99")));
}

function showRunning() {
    const running = [...tests.values()].filter((test) => !ENDED.has(test.state));
    fill(byId("running"), running.length
        ? el("ul", {class: "strips"}, running.map(strip))
        : empty("Nothing runs. ", el("a", {href: "/new.xhtml"}, "Make a test"), ", or use ", el("code", {}, "landfall run"), "."));
    running.forEach((test) => sparks.get(test.test_id).draw());
}

function result(test) {
    return el("tr", {}, el("td", {}, link(test), el("br"), el("span", {class: "q"}, dateTime(test.ended_at))), el("td", {class: "t"}, statePill(test.state)),
        el("td", {class: "t"}, verdictPill(test.verdict.measurement), " ", passedPill(test.verdict)),
        el("td", {class: "n"}, millis(test.latency.response_time.p99)), el("td", {class: "n"}, rate(test.throughput.mean_rps)));
}

function showResults() {
    const ended = [...tests.values()].filter((test) => ENDED.has(test.state))
        .sort((a, b) => b.created_at.localeCompare(a.created_at)).slice(0, SHOWN);
    const head = ["Test", "State", "Verdict", "p99 ms", "Mean /s"].map((name, i) => el("th", {scope: "col", class: i < 3 ? "t" : null}, name));
    fill(byId("results"), ended.length
        ? el("div", {class: "scroll", tabindex: "0"}, el("table", {}, el("thead", {}, el("tr", {}, head)), el("tbody", {}, ended.map(result))))
        : empty("No test has ended yet. Results stay here and under ", el("a", {href: "/history.xhtml"}, "Tests"), "."));
}

function showFleet(drivers) {
    const alive = drivers.filter((driver) => driver.alive).length;
    byId("fleet-count").textContent = `${count(alive)} alive`;
    fill(byId("fleet"), drivers.length
        ? el("ul", {class: "list"}, drivers.map((driver) => el("li", {}, el("span", {}, driver.node_id), driverPill(driver.state))))
        : empty("No driver is here. Start one: ", el("code", {}, "landfall scale --drivers 2"), ", or driver.war with the same broker."));
}

function show(list) {
    list.forEach((test) => test.state && tests.set(test.test_id, test));
    showRunning();
    showResults();
}

feed.on("drivers", ({drivers}) => showFleet(drivers));
feed.on("tests", (message) => show(message.tests));
feed.on("tick", ({test, second}) => {
    sparks.get(test.test_id)?.add(second.completed);
    show([test]);
});
get("/api/tests?limit=20").then((page) => show(page.tests)).catch(() => {});
