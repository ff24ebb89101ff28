// What happened in a test, on the axis of its seconds: bands and lines with words, for charts.

import {isolated} from "./dom.js";
import {measuredFrom} from "./plan.js";
import {readThreshold} from "./thresholds.js";
import {wholeSeconds} from "./whole.js";

/** Of one threshold; each is as much to paint as another. */
const MOST = 40;

/** What a second has of its own, by the metric of a threshold that looks at it over the whole test. */
const OF_SECOND = {
    p50: (second) => second.p50,
    p95: (second) => second.p95,
    p99: (second) => second.p99,
    max: (second) => second.max,
    "service.p99": (second) => second.service_p99,
    error_rate: (second) => second.completed ? 100 * second.errors / second.completed : null,
    rps: (second, series) => series.perSecond(second.completed),
};

/** Start, stop, and seconds of which a driver told nothing. */
export function events(test, series) {
    const marks = series.last >= 0 ? [{from: 0, words: "start", kind: "note"}] : [];
    for (const driver of test.drivers) {
        const words = `${isolated(driver.node_id, 30)} ${driver.state === "LOST" ? "lost" : "no data"}`;
        runs(driver.missing_seconds || []).forEach((run) => marks.push(band(series, run, words, "gap")));
    }
    if (test.stop && test.started_at) {
        const from = (Date.parse(test.stop.asked_at) - measuredFrom(test)) / 1000;
        marks.push({from, words: "stop asked", kind: "bad"});
    }
    return marks;
}

/**
 * Whole seconds that were by themselves beyond a threshold of the plan, for the metrics of one chart: the first run of
 * each with its words, and the newest ones.
 */
export function crossings(test, series, metrics) {
    return test.verdict.thresholds.flatMap(({expression}) => {
        const threshold = readThreshold(expression);
        if (!isMarked(expression, series.interval) || !metrics.includes(threshold.metric)) {
            return [];
        }
        const value = (second) => OF_SECOND[threshold.metric](second, series);
        const isBeyond = (second) => value(second) != null && !threshold.holds(value(second));
        const beyond = wholeSeconds(test, series).filter(isBeyond);
        const [first, ...others] = runs(beyond.map((second) => second.index))
            .map((run, i) => band(series, run, i ? "" : `beyond ${expression}`, "bad"));
        return first ? [first, ...others.slice(1 - MOST)] : [];
    });
}

/**
 * Whether single seconds can be told to be beyond it: not those of a figure, or of a window, that a second alone
 * does not have.
 */
export function isMarked(expression, interval) {
    const threshold = readThreshold(expression);
    return Boolean(threshold && OF_SECOND[threshold.metric] && (threshold.window ?? 0) <= interval);
}

function band(series, [from, to], words, kind) {
    return {from: from * series.interval / 1000, to: (to + 1) * series.interval / 1000, words, kind};
}

/** First and last index of each unbroken run. */
function runs(indexes) {
    const found = [];
    for (const index of indexes) {
        const last = found[found.length - 1];
        if (last && last[1] === index - 1) {
            last[1] = index;
        } else {
            found.push([index, index]);
        }
    }
    return found;
}
