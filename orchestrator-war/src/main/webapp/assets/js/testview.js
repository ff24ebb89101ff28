// What the pages of one test have in common, live or ended: its charts, verdict, health and figures by node.

import {Chart} from "./chart.js";
import {HeatMap} from "./heat.js";
import {byId, el, fill} from "./dom.js";
import {count, millis, percent, rate} from "./format.js";
import {driverPill, verdictPill} from "./states.js";
import {axisSeconds, offeredPerDriver} from "./plan.js";

const DRIVER_COLORS = ["--d1", "--d2", "--d3", "--d4", "--d5", "--d6", "--d7", "--d8"];
const TIMES = [
    {label: "p50", color: "--p50", width: 2}, {label: "p95", color: "--p95", width: 2}, {label: "p99", color: "--p99", width: 2},
    {label: "max", color: "--max", width: 1}, {label: "service time p99", color: "--service", width: 1.4, dash: [5, 4]},
];
const COLUMNS = ["Node", "Sent", "Failed", "Min", "Max", "Mean", "Median", "Mode", "p95", "p99", "CPU"];

export class TestView {
    constructor() {
        this.times = new Chart(byId("times"), {lines: TIMES, log: true, unit: "ms", format: millis});
        this.sent = new Chart(byId("sent"), {lines: [], unit: "/s", format: rate});
        this.flow = new Chart(byId("flow"), {lines: [{label: "offered", color: "--service", dash: [5, 4]}, {label: "sent", color: "--d2"}, {label: "completed", color: "--p50", width: 2}], unit: "/s", format: rate});
        this.errors = new Chart(byId("errors"), {lines: [{label: "failed", color: "--bad", width: 2}], unit: "/s", format: rate});
        this.heat = new HeatMap(byId("heat"));
    }

    show(test, series) {
        const length = axisSeconds(test, series.last + 1);
        this.charts(test, series, length, bands(test, series));
        this.verdict(test);
        this.health(test);
        this.nodes(test);
        this.classes(test);
    }

    charts(test, series, length, marks) {
        const times = series.times();
        const rates = (pick) => series.column((second) => series.perSecond(pick(second)));
        this.times.update([times, ...["p50", "p95", "p99", "max", "service_p99"].map((name) => series.column((second) => second[name]))], length, marks);
        const nodes = series.nodes;
        this.sent.show(nodes.map((name, i) => ({label: name, color: DRIVER_COLORS[i % DRIVER_COLORS.length]})));
        this.sent.update([times, ...nodes.map((name) => rates((second) => second.nodes[name]?.sent))], length, marks);
        const offered = offeredPerDriver(test.plan);
        this.flow.update([times, times.map(() => offered === null ? null : offered * test.drivers.length), rates((second) => second.sent), rates((second) => second.completed)], length);
        this.errors.update([times, rates((second) => second.errors)], length);
        this.heat.update(series, length);
    }

    verdict(test) {
        byId("verdict-when").textContent = test.ended_at ? "" : "so far";
        const thresholds = test.verdict.thresholds.map((each) => el("li", {}, el("span", {class: "n"}, each.expression),
            el("span", {class: "pill " + (each.passed ? "ok" : "bad")}, (each.passed ? "✓ " : "✕ ") + (each.actual == null ? "no data" : `${millis(each.actual)} ${each.unit || ""}`))));
        fill(byId("verdict"), el("li", {}, el("span", {}, "Measurement"), verdictPill(test.verdict.measurement)), thresholds,
            test.verdict.reasons.map((reason) => el("li", {class: "q"}, el("span", {}, reason))));
    }

    health(test) {
        const busiest = test.drivers.filter((driver) => driver.health).sort((a, b) => b.health.cpu - a.health.cpu)[0];
        const lag = test.latency.send_lag;
        const notSent = test.requests.not_sent;
        const row = (name, value) => el("li", {}, el("span", {}, name), el("span", {class: "n"}, value));
        fill(byId("health"), row("Send lag p99", `${millis(lag.p99)} ms`), row("Send lag, worst", `${millis(lag.max)} ms`),
            busiest ? row("Busiest driver", `${busiest.node_id} · ${Math.round(100 * busiest.health.cpu)} % CPU`) : null,
            busiest ? row("Longest pause", `${millis(Math.max(...test.drivers.map((driver) => driver.health?.gc_pause_ms || 0)))} ms`) : null,
            row("Start skew", test.start.skew_ms == null ? "–" : `${millis(test.start.skew_ms)} ms`), row("Not sent", count(notSent)));
    }

    nodes(test) {
        const head = el("thead", {}, el("tr", {}, COLUMNS.map((name) => el("th", {scope: "col"}, name))));
        const row = (name, part, health, kind) => {
            const time = part.latency?.response_time || {};
            return el("tr", {class: kind}, el("td", {}, name), el("td", {}, count(part.requests.sent)), el("td", {}, count(part.requests.failed)),
                ["min", "max", "mean", "median", "mode", "p95", "p99"].map((figure) => el("td", {}, millis(time[figure]))), el("td", {}, health ? `${Math.round(100 * health.cpu)} %` : "–"));
        };
        fill(byId("nodes"), head, el("tbody", {}, row(`All ${test.drivers.length} nodes`, test, null, "all"),
            test.drivers.map((driver) => row([driver.node_id, " ", driverPill(driver.state)], driver, driver.health))));
    }

    classes(test) {
        const failed = Object.entries(test.errors).filter(([, number]) => number > 0).sort((a, b) => b[1] - a[1]);
        const shown = failed.map(([name, number]) => el("li", {}, el("span", {class: "n"}, name), el("span", {class: "n"}, `${count(number)} · ${percent(number, test.requests.completed)} %`)));
        fill(byId("classes"), shown.length ? shown : el("li", {class: "q"}, el("span", {}, "no failed request")));
    }
}

/** What happened, on the axis of seconds. */
function bands(test, series) {
    const lost = series.gaps.map((gap) => ({from: gap.from * series.interval / 1000, to: (gap.to + 1) * series.interval / 1000, words: `${gap.node_id}: no data`, kind: "bad"}));
    if (test.stop && test.started_at) {
        lost.push({from: (Date.parse(test.stop.asked_at) - Date.parse(test.started_at)) / 1000, words: "stop asked", kind: "bad"});
    }
    return lost;
}
