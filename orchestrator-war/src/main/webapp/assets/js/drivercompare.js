// Drivers side by side: how long requests of each one took, over the whole test and second by second.

import {Chart} from "./chart.js";
import {el, fill, given} from "./dom.js";
import {inOrder, linesOf} from "./driverlines.js";
import {millis} from "./format.js";

const TIMES = ["p50", "p95", "p99"];
/** The narrowest bar that can still be seen, in percent of the row. */
const NARROWEST = 1.5;

/** [from, width] in percent of a log axis from least to greatest, in the same unit. */
export function rangeOf(p50, p99, least, greatest) {
    const share = (value) => greatest > least ? 100 * Math.log(value / least) / Math.log(greatest / least) : 0;
    const from = Math.min(share(p50), 100 - NARROWEST);
    return [from, Math.max(NARROWEST, share(p99) - from)];
}

const timesOf = (driver) => driver.latency?.response_time || {};
const byName = (a, b) => inOrder(a.node_id, b.node_id);

export class DriverComparison {
    constructor(table, chart) {
        this.table = table;
        this.chart = new Chart(chart, {lines: [], log: true, unit: "ms", format: millis});
    }

    show(test, series) {
        const drivers = [...test.drivers].sort(byName);
        const known = drivers.map(timesOf).filter(({p50, p99}) => p50 > 0 && p99 > 0);
        const ends = [Math.min(...known.map(({p50}) => p50)), Math.max(...known.map(({p99}) => p99))];
        const lineOf = linesOf(test);
        const heads = ["Driver", "p50 to p99", ...TIMES].map((name) => el("th", {scope: "col"}, name));
        fill(this.table, el("thead", {}, el("tr", {}, heads)),
            el("tbody", {}, drivers.map((driver) => row(driver, ends, lineOf(driver.node_id).color))));
        this.chart.show(series.nodes.map(lineOf));
        const p99Of = (name) => series.column((second) => second.nodes[name]?.p99);
        const length = (series.last + 1) * series.interval / 1000;
        this.chart.update(() => [series.times(), ...series.nodes.map(p99Of)], length);
    }
}

/** A driver that tells only the public fields has no percentiles, and no bar. */
function row(driver, [least, greatest], color) {
    const times = timesOf(driver);
    const isKnown = times.p50 > 0 && times.p99 > 0;
    const [from, width] = isKnown ? rangeOf(times.p50, times.p99, least, greatest) : [0, 0];
    const bar = el("i", {style: `left:${from.toFixed(1)}%;width:${width.toFixed(1)}%;background:var(${color})`});
    return el("tr", {"data-driver": driver.node_id},
        el("td", {}, given(driver.node_id)),
        el("td", {class: "range"}, el("div", {"aria-hidden": "true"}, isKnown ? bar : null)),
        TIMES.map((name) => el("td", {}, millis(times[name]))));
}
