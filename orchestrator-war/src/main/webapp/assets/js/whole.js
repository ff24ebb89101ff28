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
    if (ENDED.has(test.state)) {
        return isCutShort(test, series) ? series.last - 1 : series.last;
    }
    const names = awaited(test);
    const isIn = (second) => second && (second.complete || names.every((name) => name in second.nodes));
    for (let index = series.last; index > series.last - PATIENCE; index--) {
        if (index < 0 || isIn(series.at(index))) {
            return Math.max(index, -1);
        }
    }
    return series.last;
}

/** Only a plan that was carried out tells how long sending took: if it ended with a second, that one is whole. */
function isCutShort({plan, state}, series) {
    const isOpenEnded = plan.message_count_per_driver && offeredPerDriver(plan) === null;
    const planned = BY_PLAN.has(state) && !isOpenEnded ? sendingMillis(plan) : null;
    return planned === null || (series.last + 1) * series.interval > planned;
}
