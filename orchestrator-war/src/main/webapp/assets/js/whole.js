// Which seconds are whole: every driver's figures are in, and the end has not cut them short. Rates of others
// would be too low.

import {offeredPerDriver, sendingMillis} from "./plan.js";
import {ENDED} from "./states.js";

/** Seconds that a driver may be late; of one that says nothing for longer, what the others do is shown. */
const PATIENCE = 5;
const GONE = new Set(["LOST", "LEFT", "REFUSED"]);
const BY_PLAN = new Set(["COMPLETED", "PARTIAL"]);

/** Names of a test's drivers whose seconds may yet come. Those that tell no seconds have no counters. */
export function awaited(test) {
    return test.drivers
        .filter((driver) => driver.requests.sent != null && driver.end_reason == null && !GONE.has(driver.state))
        .map((driver) => driver.node_id);
}

/** Index of the newest whole second of a series; −1 before the first. */
export function newestWhole(test, series) {
    const newest = ENDED.has(test.state) ? series.last : newestIn(test, series);
    const isOver = ENDED.has(test.state) || test.state === "DRAINING";
    return isOver && isCutShort(test, series) ? Math.min(newest, series.last - 1) : newest;
}

function newestIn(test, series) {
    const names = awaited(test);
    const isIn = (second) => second && (second.complete || names.every((name) => name in second.nodes));
    for (let index = series.last; index > series.last - PATIENCE; index--) {
        if (index < 0 || isIn(series.at(index))) {
            return Math.max(index, -1);
        }
    }
    return series.last;
}

/**
 * All whole seconds up to the newest one, whatever they lack of drivers that were lost before: what the others did
 * is all there is. A second that somebody told nothing of who told more later is a gap, and not whole.
 */
export function wholeSeconds(test, series) {
    const newest = newestWhole(test, series);
    const isOver = ENDED.has(test.state);
    const tells = test.drivers.filter((driver) => driver.requests.sent != null);
    const told = tells.map((driver) => ofDriver(driver, series, isOver || GONE.has(driver.state)));
    const isWhole = (second) => second.complete || told.every((isTold) => isTold(second));
    return series.seconds.slice(0, newest + 1).filter((second) => second && isWhole(second));
}

/** Whether a second has all that there will be of this driver. */
function ofDriver({node_id: name, end_reason: reason, missing_seconds: missing}, series, isGone) {
    if (reason != null) {
        const gaps = new Set(missing);
        return ({index, nodes}) => name in nodes || !gaps.has(index);
    }
    const last = isGone ? lastOf(name, series) : Infinity;
    return ({index, nodes}) => name in nodes || index > last;
}

/** Index of the last second that a driver told. */
function lastOf(name, series) {
    let index = series.last;
    while (index >= 0 && !(name in (series.at(index)?.nodes ?? {}))) {
        index--;
    }
    return index;
}

/** Only a plan that was carried out tells how long sending took: if it ended with a second, that one is whole. */
function isCutShort({plan, state, stop}, series) {
    const isOpenEnded = plan.message_count_per_driver && offeredPerDriver(plan) === null;
    const isByPlan = BY_PLAN.has(state) || state === "DRAINING" && !stop;
    const planned = isByPlan && !isOpenEnded ? sendingMillis(plan) : null;
    return planned === null || (series.last + 1) * series.interval > planned;
}
