// What the pages of one test have in common, live or ended: its charts, verdict, health and figures by node.

import {byCount, classes, fact, healthFacts, verdict} from "./cards.js";
import {Chart} from "./chart.js";
import {linesOf} from "./driverlines.js";
import {HeatMap} from "./heat.js";
import {byId, put, text} from "./dom.js";
import {millis, rate} from "./format.js";
import {crossings, events} from "./marks.js";
import {NodeTable} from "./nodetable.js";
import {ENDED} from "./states.js";
import {axisSeconds, offeredPerDriver} from "./plan.js";
import {newestWhole} from "./whole.js";

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

export class TestView {
    constructor() {
        this.times = new Chart(byId("times"), {lines: TIMES, log: true, unit: "ms", format: millis});
        this.sent = new Chart(byId("sent"), {lines: [], unit: "/s", format: rate});
        this.flow = new Chart(byId("flow"), {lines: FLOW, unit: "/s", format: rate});
        this.errors = new Chart(byId("errors"), {lines: [FAILED], unit: "/s", format: rate});
        this.heat = new HeatMap(byId("heat"), byId("heat-column"));
        this.nodes = new NodeTable(byId("nodes"));
    }

    show(test, series) {
        this.charts(test, series, axisSeconds(test, series.end / 1000));
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
        this.sent.show(nodes.map(linesOf(test)));
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

/**
 * All failures, then those of the classes that most fell into, in the order of their names; of reports of before
 * only the first is known.
 */
function failureLines({errors}, series) {
    const lines = [{line: FAILED, pick: (second) => second.errors}];
    const failed = byCount(errors).map(([name]) => name);
    if (!series.seconds.some((second) => second?.errors_by_class)) {
        return lines;
    }
    const shown = failed.slice(0, CLASS_COLORS.length).sort();
    const of = (second, name) => second.errors_by_class?.[name] ?? 0;
    shown.forEach((label, i) => {
        const pick = (second) => second.errors_by_class && of(second, label);
        lines.push({line: {label, color: CLASS_COLORS[i]}, pick});
    });
    if (failed.length > shown.length) {
        const rest = (second) => second.errors - shown.reduce((sum, name) => sum + of(second, name), 0);
        lines.push({line: OTHERS, pick: (second) => second.errors_by_class && rest(second)});
    }
    return lines;
}
