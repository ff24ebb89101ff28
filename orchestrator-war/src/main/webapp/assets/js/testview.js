// What the pages of one test have in common, live or ended: its charts, verdict, health and figures by node.

import {Chart} from "./chart.js";
import {HeatMap} from "./heat.js";
import {byId, el, given, put, text} from "./dom.js";
import {count, measured, millis, NONE, percent, rate, share} from "./format.js";
import {crossings, events, isMarked} from "./marks.js";
import {NodeTable} from "./nodetable.js";
import {ENDED, verdictPill} from "./states.js";
import {axisSeconds, offeredPerDriver} from "./plan.js";
import {newestWhole} from "./whole.js";

const DRIVER_COLORS = ["--d1", "--d2", "--d3", "--d4", "--d5", "--d6", "--d7", "--d8"];
const TIMES = [
    {label: "p50", color: "--p50", width: 2},
    {label: "p95", color: "--p95", width: 2},
    {label: "p99", color: "--p99", width: 2},
    {label: "max", color: "--max", width: 1},
    {label: "service time p99", color: "--service", width: 1.4, dash: [5, 4]},
];
const TIMED = ["p50", "p95", "p99", "max", "service.p99"];
const FLOW = [
    {label: "offered", color: "--service", dash: [5, 4]}, {label: "sent", color: "--d2"},
    {label: "completed", color: "--p50", width: 2},
];
const FAILED = {label: "failed", color: "--bad", width: 2};
const CLASS_COLORS = ["--d2", "--d3", "--d4", "--d6"];
const OTHERS = {label: "others", color: "--d8", dash: [6, 3]};
const FIELDS = ["p50", "p95", "p99", "max", "service_p99"];

const ofDriver = (label, i) => ({
    label, color: DRIVER_COLORS[i % DRIVER_COLORS.length], dash: i < DRIVER_COLORS.length ? undefined : [6, 3],
});

export class TestView {
    constructor() {
        this.times = new Chart(byId("times"), {lines: TIMES, log: true, unit: "ms", format: millis});
        this.sent = new Chart(byId("sent"), {lines: [], unit: "/s", format: rate});
        this.flow = new Chart(byId("flow"), {lines: FLOW, unit: "/s", format: rate});
        this.errors = new Chart(byId("errors"), {lines: [FAILED], unit: "/s", format: rate});
        this.heat = new HeatMap(byId("heat"));
        this.nodes = new NodeTable(byId("nodes"));
    }

    show(test, series) {
        this.charts(test, series, axisSeconds(test, series.end / 1000));
        text(byId("heat-column"), `each column ${series.interval === 1000 ? "a second" : series.interval / 1000 + " s"}`);
        text(byId("verdict-when"), test.ended_at ? "" : "so far");
        put(byId("verdict"), [test.verdict, series.interval], () => verdict(test.verdict, series.interval));
        const health = healthFacts(test);
        put(byId("health"), health, () => health.map(fact));
        put(byId("classes"), [test.errors, test.requests.completed], () => classes(test));
        this.nodes.show(test);
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
        const times = () => FIELDS.map((name) => series.column((second) => second[name]));
        show(this.times, times, beyond(...TIMED));
        const nodes = series.nodes;
        this.sent.show(nodes.map(ofDriver));
        show(this.sent, () => nodes.map(sentBy), what);
        const planned = () => series.column((second) => second.index <= whole ? offered : null);
        const flow = () => [planned(), rates((second) => second.sent), rates((second) => second.completed)];
        show(this.flow, flow, beyond("rps"));
        const failures = failureLines(test, series);
        this.errors.show(failures.map((each) => each.line));
        show(this.errors, () => failures.map((each) => rates(each.pick)), beyond("error_rate"));
        this.heat.update(series, length);
    }
}

/** All failures, then those of the classes that most fell into, in the order of their names; of reports of before only the first is known. */
function failureLines({errors}, series) {
    const lines = [{line: FAILED, pick: (second) => second.errors}];
    const failed = byCount(errors).map(([name]) => name);
    if (!series.seconds.some((second) => second?.errors_by_class)) {
        return lines;
    }
    const shown = failed.slice(0, CLASS_COLORS.length).sort();
    const of = (second, name) => second.errors_by_class?.[name] ?? 0;
    shown.forEach((label, i) =>
        lines.push({line: {label, color: CLASS_COLORS[i]}, pick: (second) => second.errors_by_class && of(second, label)}));
    if (failed.length > shown.length) {
        const rest = (second) => second.errors - shown.reduce((sum, name) => sum + of(second, name), 0);
        lines.push({line: OTHERS, pick: (second) => second.errors_by_class && rest(second)});
    }
    return lines;
}

/** [[class, number]], the most frequent first. */
function byCount(errors) {
    return Object.entries(errors).filter(([, number]) => number > 0).sort((a, b) => b[1] - a[1]);
}

function verdict({measurement, thresholds, reasons}, interval) {
    const reason = (words) => el("li", {class: "q"}, el("bdi", {}, words));
    const first = el("li", {}, el("span", {}, "Measurement"), verdictPill(measurement));
    return [first, ...thresholds.map((each) => threshold(each, interval)), ...reasons.map(reason)];
}

function threshold({expression, passed, actual, unit}, interval) {
    const found = actual == null ? "no data" : measured(actual, unit);
    const pill = el("span", {class: "pill " + (passed ? "ok" : "bad")}, (passed ? "✓ " : "✕ ") + found);
    const hint = isMarked(expression, interval) ? null : el("span", {class: "q"}, " not marked in charts");
    return el("li", {}, el("span", {}, el("span", {class: "n"}, expression), hint), pill);
}

/** [name, value, whose]: the last where it is one driver's. What drivers tell of an interval is that of their worst one so far. */
function healthFacts(test) {
    const {send_lag: lag} = test.latency;
    const ms = (value) => value == null ? NONE : `${millis(value)} ms`;
    const [cpu, pause, loop] = ["cpu", "gc_pause_ms", "loop_lag_ms"].map((name) => worst(test.drivers, name));
    return [
        ["Send lag p99", ms(lag.p99)],
        ["Send lag, worst", ms(lag.max)],
        ["CPU, worst", share(cpu?.value), cpu?.node],
        ["Pauses, worst", ms(pause?.value), pause?.node],
        ["Loop lag, worst", ms(loop?.value), loop?.node],
        ["Start skew", ms(test.start.skew_ms)],
        ["Not sent", count(test.requests.not_sent)],
    ];
}

/** {value, node} of the driver that had most of this in an interval; nothing where none tells, as in reports of before. */
function worst(drivers, name) {
    return drivers
        .map((driver) => ({value: driver.worst_health?.[name], node: driver.node_id}))
        .filter(({value}) => value != null)
        .sort((a, b) => b.value - a.value)[0];
}

function fact([name, value, node]) {
    return el("li", {}, el("span", {}, name), el("span", {class: "n"}, node ? [given(node), " · "] : null, value));
}

function classes({errors, requests}) {
    const failed = byCount(errors);
    const share = (number) => `${count(number)} · ${percent(number, requests.completed)} %`;
    const row = ([name, number]) => el("li", {}, el("span", {class: "n"}, name), el("span", {class: "n"}, share(number)));
    return failed.length ? failed.map(row) : el("li", {class: "q"}, el("span", {}, "no failed request"));
}
