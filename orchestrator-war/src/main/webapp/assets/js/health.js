// How each driver has been: what every frame of the feed told, over the pages that this tab has shown, for the last
// five minutes.

import {feed} from "./feed.js";

const KEY = "landfall-health";
const KEPT_MS = 300_000;
const APART_MS = 900;
/** Nobody looked for so long, or the driver was silent: nothing is drawn across. */
const GAP_MS = 5_000;
const histories = new Map(read());

function read() {
    try {
        return JSON.parse(sessionStorage.getItem(KEY)) || [];
    } catch (broken) {
        return [];
    }
}

/** What a driver does not know stays unknown. */
function take(driver, now) {
    const kept = (histories.get(driver.node_id) || []).filter(([at]) => at > now - KEPT_MS);
    const {cpu = null, gc_pause_ms: pause = null, loop_lag_ms: lag = null} = driver.health || {};
    if (driver.health && now - (kept.at(-1)?.[0] ?? 0) >= APART_MS) {
        kept.push([now, cpu, pause, lag]);
    }
    histories.set(driver.node_id, kept);
}

/** Of drivers that were not there in all that time nothing is kept. */
function forget(now) {
    histories.forEach((kept, id) => kept.at(-1)?.[0] > now - KEPT_MS || histories.delete(id));
}

feed.on("drivers", ({drivers}) => {
    const now = Date.now();
    drivers.forEach((driver) => take(driver, now));
    forget(now);
});
addEventListener("pagehide", () => {
    try {
        sessionStorage.setItem(KEY, JSON.stringify([...histories]));
    } catch (full) {
        sessionStorage.removeItem(KEY);
    }
});

/** [{at, cpu, pause, lag}]: epoch ms, share of the process's cores, ms, ms; null where it is not told; oldest first. */
export function healthOf(nodeId) {
    return (histories.get(nodeId) || []).map(([at, cpu, pause, lag]) => ({at, cpu, pause, lag}));
}

/**
 * CPU as points of a line whose left end is five minutes ago, whenever something was told: [[0 to 1, CPU]], with
 * gaps.
 */
export function cpuLine(history, now) {
    return history.flatMap(({at, cpu}, i) => {
        const point = [1 - (now - at) / KEPT_MS, cpu];
        return i && at - history[i - 1].at > GAP_MS ? [[point[0], null], point] : [point];
    });
}
