// How each driver has been: what every frame of the feed told, over the pages that this tab has shown, for the last five minutes.

import {feed} from "./feed.js";

const KEY = "landfall-health";
const KEPT_MS = 300_000;
const histories = new Map(read());

function read() {
    try {
        return JSON.parse(sessionStorage.getItem(KEY)) || [];
    } catch (broken) {
        return [];
    }
}

function take(driver, now) {
    const kept = (histories.get(driver.node_id) || []).filter(([at]) => at > now - KEPT_MS);
    if (driver.health && now - (kept.at(-1)?.[0] ?? 0) >= 900) {
        kept.push([now, driver.health.cpu || 0, driver.health.gc_pause_ms || 0, driver.health.loop_lag_ms || 0]);
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

/** [{at, cpu, pause, lag}]: epoch ms, share of the process's cores, ms, ms; oldest first. */
export function healthOf(nodeId) {
    return (histories.get(nodeId) || []).map(([at, cpu, pause, lag]) => ({at, cpu, pause, lag}));
}
