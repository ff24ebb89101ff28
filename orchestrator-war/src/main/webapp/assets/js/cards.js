// What stands beside the charts of a test: what was found, how its drivers did, of what its requests failed.

import {el, given} from "./dom.js";
import {count, measured, millis, NONE, percent, share} from "./format.js";
import {isMarked} from "./marks.js";
import {verdictPill} from "./states.js";

/** Items of a list. */
export function verdict({measurement, thresholds, reasons}, interval) {
    const reason = (words) => el("li", {class: "q"}, el("bdi", {}, words));
    const first = el("li", {}, el("span", {}, "Measurement"), verdictPill(measurement));
    return [first, ...thresholds.map((each) => threshold(each, interval)), ...reasons.map(reason)];
}

/** An item of a list. */
export function threshold({expression, passed, actual, unit}, interval) {
    const found = actual == null ? "no data" : measured(actual, unit);
    const pill = el("span", {class: "pill " + (passed ? "ok" : "bad")}, (passed ? "✓ " : "✕ ") + found);
    const hint = isMarked(expression, interval) ? null : el("span", {class: "q"}, " not marked in charts");
    return el("li", {}, el("span", {}, el("span", {class: "n"}, expression), hint), pill);
}

/**
 * [name, value, whose]: the last where it is one driver's. What drivers tell of an interval is that of their worst
 * one so far.
 */
export function healthFacts(test) {
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

/**
 * {value, node} of the driver that had most of this in an interval; nothing where none tells, as in reports of
 * before.
 */
function worst(drivers, name) {
    return drivers
        .map((driver) => ({value: driver.worst_health?.[name], node: driver.node_id}))
        .filter(({value}) => value != null)
        .sort((a, b) => b.value - a.value)[0];
}

export function fact([name, value, node]) {
    return el("li", {}, el("span", {}, name), el("span", {class: "n"}, node ? [given(node), " · "] : null, value));
}

/** Items of a list: how many there were of each, the most frequent first. */
export function classes({errors, requests}) {
    const failed = byCount(errors);
    const share = (number) => `${count(number)} · ${percent(number, requests.completed)} %`;
    const row = (each) => el("li", {}, each.map((words) => el("span", {class: "n"}, words)));
    const none = el("li", {class: "q"}, el("span", {}, "no failed request"));
    return failed.length ? failed.map(([name, number]) => row([name, share(number)])) : none;
}

/** [[class, number]], the most frequent first. */
export function byCount(errors) {
    return Object.entries(errors).filter(([, number]) => number > 0).sort((a, b) => b[1] - a[1]);
}
