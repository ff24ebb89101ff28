// What happened in a test, on the axis of its seconds: bands and lines with words, for charts.

import {isolated} from "./dom.js";
import {measuredFrom} from "./plan.js";
import {ENDED} from "./states.js";

const EXPRESSION = /^(?:response\.)?(p50|p95|p99|max|error_rate|rps)(?:\[\d+m?s\])?(<=|>=|<|>)([\d.]+)(us|ms|s|%)?/;
const SCALE = {us: 0.001, ms: 1, s: 1000};
const HOLDS = {"<": (a, b) => a < b, "<=": (a, b) => a <= b, ">": (a, b) => a > b, ">=": (a, b) => a >= b};
const OF_SECOND = {error_rate: (second) => second.completed ? 100 * second.errors / second.completed : null};
const MOST = 40;

/** Start, stop, and seconds of which a driver told nothing. */
export function events(test, series) {
    const marks = series.last >= 0 ? [{from: 0, words: "start", kind: "note"}] : [];
    for (const driver of test.drivers) {
        const why = driver.state === "LOST" ? "lost" : "no data";
        runs(driver.missing_seconds || [], (index) => index).forEach(([from, to]) => marks.push(band(series, from, to, `${isolated(driver.node_id, 30)} ${why}`)));
    }
    if (test.stop && test.started_at) {
        const from = (Date.parse(test.stop.asked_at) - measuredFrom(test)) / 1000;
        marks.push({from, words: "stop asked", kind: "bad"});
    }
    return marks;
}

/** Seconds that were by themselves beyond a threshold of the plan, for the metrics of one chart. */
export function crossings(test, series, metrics) {
    const marks = [];
    for (const {expression} of test.verdict.thresholds) {
        const [, metric, operator, number, unit] = EXPRESSION.exec(expression.replace(/\s/g, "")) || [];
        if (metric && metrics.includes(metric)) {
            const limit = number * (SCALE[unit] ?? 1);
            const value = (second) => metric === "rps" ? series.perSecond(second.completed) : OF_SECOND[metric]?.(second) ?? second[metric];
            const beyond = judged(test, series).filter((second) => value(second) != null && !HOLDS[operator](value(second), limit));
            runs(beyond, (second) => second.index).forEach(([from, to], i) => marks.push(band(series, from, to, i ? "" : `beyond ${expression}`)));
        }
    }
    return marks.slice(-MOST);
}

/** The newest second of a running test may yet change, and after the end the last one was not a whole one. */
function judged(test, series) {
    const whole = series.seconds.filter((second) => second && second.complete);
    return ENDED.has(test.state) || test.state === "DRAINING" ? whole.filter((second) => second.index < series.last - 1) : whole;
}

function band(series, from, to, words) {
    return {from: from * series.interval / 1000, to: (to + 1) * series.interval / 1000, words, kind: "bad"};
}

/** First and last index of each unbroken run. */
function runs(items, indexOf) {
    const found = [];
    for (const item of items) {
        const index = indexOf(item);
        const last = found[found.length - 1];
        if (last && last[1] === index - 1) {
            last[1] = index;
        } else {
            found.push([index, index]);
        }
    }
    return found;
}
