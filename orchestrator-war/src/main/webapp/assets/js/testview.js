// What the pages of one test have in common, live or ended: its charts, verdict, health and figures by node.

import {Chart} from "./chart.js";
import {HeatMap} from "./heat.js";
import {byId, el, fill, given, text} from "./dom.js";
import {count, millis, percent, rate} from "./format.js";
import {crossings, events} from "./marks.js";
import {NodeTable} from "./nodetable.js";
import {verdictPill} from "./states.js";
import {axisSeconds, offeredPerDriver} from "./plan.js";

const DRIVER_COLORS = ["--d1", "--d2", "--d3", "--d4", "--d5", "--d6", "--d7", "--d8"];
const TIMES = [
    {label: "p50", color: "--p50", width: 2}, {label: "p95", color: "--p95", width: 2}, {label: "p99", color: "--p99", width: 2},
    {label: "max", color: "--max", width: 1}, {label: "service time p99", color: "--service", width: 1.4, dash: [5, 4]},
];

export class TestView {
    constructor() {
        this.times = new Chart(byId("times"), {lines: TIMES, log: true, unit: "ms", format: millis});
        this.sent = new Chart(byId("sent"), {lines: [], unit: "/s", format: rate});
        this.flow = new Chart(byId("flow"), {lines: [{label: "offered", color: "--service", dash: [5, 4]}, {label: "sent", color: "--d2"}, {label: "completed", color: "--p50", width: 2}], unit: "/s", format: rate});
        this.errors = new Chart(byId("errors"), {lines: [{label: "failed", color: "--bad", width: 2}], unit: "/s", format: rate});
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

    /** Each chart asks for its columns when it is seen. */
    charts(test, series, length) {
        const what = events(test, series);
        const rates = (pick) => series.column((second) => series.perSecond(pick(second)));
        const offered = offeredPerDriver(test.plan);
        const beyond = (...metrics) => [...what, ...crossings(test, series, metrics)];
        this.times.update(() => [series.times(), ...["p50", "p95", "p99", "max", "service_p99"].map((name) => series.column((second) => second[name]))], length, beyond("p50", "p95", "p99", "max"));
        const nodes = series.nodes;
        this.sent.show(nodes.map((name, i) => ({label: name, color: DRIVER_COLORS[i % DRIVER_COLORS.length], dash: i < DRIVER_COLORS.length ? undefined : [6, 3]})));
        this.sent.update(() => [series.times(), ...nodes.map((name) => rates((second) => second.nodes[name]?.sent))], length, what);
        this.flow.update(() => [series.times(), series.column(() => offered === null ? null : offered * test.drivers.length), rates((second) => second.sent), rates((second) => second.completed)], length, beyond("rps"));
        this.errors.update(() => [series.times(), rates((second) => second.errors)], length, beyond("error_rate"));
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
        const thresholds = test.verdict.thresholds.map((each) => el("li", {}, el("span", {class: "n"}, each.expression),
            el("span", {class: "pill " + (each.passed ? "ok" : "bad")}, (each.passed ? "✓ " : "✕ ") + (each.actual == null ? "no data" : `${millis(each.actual)} ${each.unit || ""}`))));
        fill(byId("verdict"), el("li", {}, el("span", {}, "Measurement"), verdictPill(test.verdict.measurement)), thresholds,
            test.verdict.reasons.map((reason) => el("li", {class: "q"}, el("bdi", {}, reason))));
    }

    health(test) {
        const known = test.drivers.filter((driver) => driver.health);
        const busiest = [...known].sort((a, b) => b.health.cpu - a.health.cpu)[0];
        const facts = [["Send lag p99", `${millis(test.latency.send_lag.p99)} ms`], ["Send lag, worst", `${millis(test.latency.send_lag.max)} ms`],
            busiest && ["Busiest driver", [given(busiest.node_id), ` · ${Math.round(100 * busiest.health.cpu)} % CPU`]],
            busiest && ["Longest pause", `${millis(Math.max(...known.map((driver) => driver.health.gc_pause_ms || 0)))} ms`],
            ["Start skew", test.start.skew_ms == null ? "–" : `${millis(test.start.skew_ms)} ms`], ["Not sent", count(test.requests.not_sent)]].filter(Boolean);
        this.once("health", facts.map(([name, value]) => [name, busiest?.node_id, [value].flat().map((part) => part.textContent ?? part)]),
            () => fill(byId("health"), facts.map(([name, value]) => el("li", {}, el("span", {}, name), el("span", {class: "n"}, value)))));
    }

    classes(test) {
        const failed = Object.entries(test.errors).filter(([, number]) => number > 0).sort((a, b) => b[1] - a[1]);
        const shown = failed.map(([name, number]) => el("li", {}, el("span", {class: "n"}, name), el("span", {class: "n"}, `${count(number)} · ${percent(number, test.requests.completed)} %`)));
        fill(byId("classes"), shown.length ? shown : el("li", {class: "q"}, el("span", {}, "no failed request")));
    }
}
