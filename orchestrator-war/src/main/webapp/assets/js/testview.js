// What the pages of one test have in common, live or ended: its charts, verdict, health and figures by node.

import {Chart} from "./chart.js";
import {HeatMap} from "./heat.js";
import {byId, el, fill, given, text} from "./dom.js";
import {count, millis, percent, rate} from "./format.js";
import {crossings, events} from "./marks.js";
import {NodeTable} from "./nodetable.js";
import {ENDED, verdictPill} from "./states.js";
import {axisSeconds, offeredPerDriver} from "./plan.js";
import {newestWhole} from "./whole.js";

const DRIVER_COLORS = ["--d1", "--d2", "--d3", "--d4", "--d5", "--d6", "--d7", "--d8"];
const TIMES = [
    {label: "p50", color: "--p50", width: 2}, {label: "p95", color: "--p95", width: 2}, {label: "p99", color: "--p99", width: 2},
    {label: "max", color: "--max", width: 1}, {label: "service time p99", color: "--service", width: 1.4, dash: [5, 4]},
];
const FLOW = [
    {label: "offered", color: "--service", dash: [5, 4]}, {label: "sent", color: "--d2"},
    {label: "completed", color: "--p50", width: 2},
];
const ERRORS = [{label: "failed", color: "--bad", width: 2}];
const FIELDS = ["p50", "p95", "p99", "max", "service_p99"];

const ofDriver = (label, i) => ({
    label, color: DRIVER_COLORS[i % DRIVER_COLORS.length], dash: i < DRIVER_COLORS.length ? undefined : [6, 3],
});

export class TestView {
    constructor() {
        this.times = new Chart(byId("times"), {lines: TIMES, log: true, unit: "ms", format: millis});
        this.sent = new Chart(byId("sent"), {lines: [], unit: "/s", format: rate});
        this.flow = new Chart(byId("flow"), {lines: FLOW, unit: "/s", format: rate});
        this.errors = new Chart(byId("errors"), {lines: ERRORS, unit: "/s", format: rate});
        this.heat = new HeatMap(byId("heat"));
        this.nodes = new NodeTable(byId("nodes"));
        this.written = {};
    }

    show(test, series) {
        this.charts(test, series, axisSeconds(test, series.last + 1));
        this.once("verdict", [test.verdict, test.ended_at], () => this.verdict(test));
        this.health(test);
        this.nodes.show(test);
        this.once("classes", [test.errors, test.requests.completed], () => this.classes(test));
    }

    /** Each chart asks for its columns when it is seen. What one driver sent needs no other's second. */
    charts(test, series, length) {
        const what = events(test, series);
        const whole = newestWhole(test, series);
        const own = ENDED.has(test.state) ? whole : series.last;
        const rates = (pick) => series.rates(pick, whole);
        const pace = offeredPerDriver(test.plan);
        const offered = pace === null ? null : pace * test.drivers.length;
        const sentBy = (name) => series.rates((second) => second.nodes[name]?.sent, own);
        const beyond = (...metrics) => [...what, ...crossings(test, series, metrics)];
        const show = (chart, columns, marks) => chart.update(() => [series.times(), ...columns()], length, marks);
        show(this.times, () => FIELDS.map((name) => series.column((second) => second[name])), beyond(...FIELDS));
        const nodes = series.nodes;
        this.sent.show(nodes.map(ofDriver));
        show(this.sent, () => nodes.map(sentBy), what);
        const planned = () => series.column((second) => second.index <= whole ? offered : null);
        const flow = () => [planned(), rates((second) => second.sent), rates((second) => second.completed)];
        show(this.flow, flow, beyond("rps"));
        show(this.errors, () => [rates((second) => second.errors)], beyond("error_rate"));
        this.heat.update(series, length);
    }

    /** Writes a list only when what it says has changed. */
    once(name, facts, write) {
        const now = JSON.stringify(facts);
        if (this.written[name] !== now) {
            this.written[name] = now;
            write();
        }
    }

    verdict(test) {
        text(byId("verdict-when"), test.ended_at ? "" : "so far");
        const {measurement, thresholds, reasons} = test.verdict;
        fill(byId("verdict"),
            el("li", {}, el("span", {}, "Measurement"), verdictPill(measurement)),
            thresholds.map(threshold),
            reasons.map((reason) => el("li", {class: "q"}, el("bdi", {}, reason))));
    }

    health(test) {
        const known = test.drivers.filter((driver) => driver.health);
        const busiest = [...known].sort((a, b) => b.health.cpu - a.health.cpu)[0];
        const pause = Math.max(...known.map((driver) => driver.health.gc_pause_ms || 0));
        const {send_lag: lag} = test.latency;
        const facts = [
            ["Send lag p99", `${millis(lag.p99)} ms`],
            ["Send lag, worst", `${millis(lag.max)} ms`],
            busiest && ["Busiest driver", given(busiest.node_id), ` · ${Math.round(100 * busiest.health.cpu)} % CPU`],
            busiest && ["Longest pause", `${millis(pause)} ms`],
            ["Start skew", test.start.skew_ms == null ? "–" : `${millis(test.start.skew_ms)} ms`],
            ["Not sent", count(test.requests.not_sent)],
        ].filter(Boolean);
        const fact = ([name, ...value]) => el("li", {}, el("span", {}, name), el("span", {class: "n"}, value));
        const said = facts.flat().map((part) => part.textContent ?? part);
        this.once("health", said, () => fill(byId("health"), facts.map(fact)));
    }

    classes(test) {
        const failed = Object.entries(test.errors).filter(([, number]) => number > 0).sort((a, b) => b[1] - a[1]);
        const share = (number) => `${count(number)} · ${percent(number, test.requests.completed)} %`;
        const shown = failed.map(([name, number]) => el("li", {}, el("span", {class: "n"}, name), el("span", {class: "n"}, share(number))));
        fill(byId("classes"), shown.length ? shown : el("li", {class: "q"}, el("span", {}, "no failed request")));
    }
}

function threshold({expression, passed, actual, unit}) {
    const found = actual == null ? "no data" : `${millis(actual)} ${unit || ""}`;
    const pill = el("span", {class: "pill " + (passed ? "ok" : "bad")}, (passed ? "✓ " : "✕ ") + found);
    return el("li", {}, el("span", {class: "n"}, expression), pill);
}
