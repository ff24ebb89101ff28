// States and verdicts in words and signs: never by colour alone.

import {el} from "./dom.js";

const STATES = {
    CONFIGURED: ["", "◌ Preparing"], READY: ["", "◍ Ready"], TRIGGERED: ["ok", "▷ Starting"],
    RUNNING: ["ok", "▶ Running"], DRAINING: ["ok", "▷ Draining"], COMPLETED: ["ok", "✓ Completed"],
    PARTIAL: ["warn", "◑ Partial"], ABORTED: ["warn", "■ Aborted"], FAILED: ["bad", "✕ Failed"], CORRUPT: ["bad", "✕ Unreadable"],
};
const VERDICTS = {
    VALID: ["ok", "✓ valid"], SUSPECT: ["warn", "! suspect"], INVALID: ["bad", "✕ invalid"],
    UNKNOWN: ["", "○ not judged"],
};
const DRIVERS = {
    IDLE: ["ok", "● idle"], PREPARING: ["ok", "◌ preparing"], READY: ["ok", "◍ ready"], RUNNING: ["ok", "▶ running"],
    DRAINING: ["ok", "▷ draining"], STALLED: ["bad", "✕ stalled"], REFUSED: ["bad", "✕ refused"],
    SUSPECT: ["warn", "! silent"], LOST: ["bad", "✕ lost"], LEFT: ["", "○ left"],
};

const pill = ([kind, words]) => el("span", {class: "pill " + kind}, words);

export const ENDED = new Set(["COMPLETED", "PARTIAL", "ABORTED", "FAILED"]);
export const statePill = (state) => pill(STATES[state] || ["", state]);
export const verdictPill = (measurement) => pill(VERDICTS[measurement] || ["", measurement]);
export const driverPill = (state) => pill(DRIVERS[state] || ["", state]);

export function passedPill(verdict) {
    return verdict.thresholds.length === 0 ? null : pill(verdict.passed ? ["ok", "✓ passed"] : ["bad", "✕ not passed"]);
}

export const noDriver = () => el("p", {class: "empty"}, "No driver is here. Start one: ",
    el("code", {}, "landfall scale --drivers 2"), ", or driver.war with the same broker.");

/** What a test is called: its name, or the start of its id. */
export const nameOf = (test) => test.name || "test " + test.test_id.slice(0, 8);

export function pageOf(test) {
    return `/${ENDED.has(test.state) ? "result" : "test"}.xhtml?id=${encodeURIComponent(test.test_id)}`;
}
