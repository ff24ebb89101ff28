// A plan in words and numbers: what is offered, for how long, to whom.

import {count, pause, rate} from "./format.js";

/** Requests per second that one driver offers; null in a closed model, where the target sets the pace. */
export function offeredPerDriver(plan) {
    if (plan.throughput_per_driver) {
        return plan.throughput_per_driver;
    }
    return plan.test_message_delay && plan.delay_mode !== "AFTER_RESPONSE" ? 1000 / plan.test_message_delay : null;
}

/** Planned time of sending in ms, whichever limit comes first; null when only the target decides. */
export function sendingMillis(plan) {
    const pace = offeredPerDriver(plan);
    const counted = plan.message_count_per_driver && pace ? plan.message_count_per_driver / pace * 1000 : null;
    const planned = [counted, plan.duration_ms].filter((value) => value != null);
    return planned.length ? Math.min(...planned, plan.max_duration_ms ?? Infinity) : null;
}

/** What sets the pace in a closed model. */
export function closedWords(plan) {
    const delay = plan.test_message_delay;
    return delay ? `each ${pause(delay)} after its answer` : "as fast as the target answers";
}

export function offerWords(plan, drivers) {
    const fleet = `${count(drivers)} ${drivers === 1 ? "driver" : "drivers"}`;
    const pace = offeredPerDriver(plan);
    if (pace === null) {
        return `${fleet} × ${count(plan.concurrency_per_driver)} at a time, ${closedWords(plan)}`;
    }
    const each = plan.test_message_delay ? `one request every ${pause(plan.test_message_delay)}` : `${rate(pace)}/s`;
    return `${fleet} × ${each} = ${rate(pace * drivers)}/s offered`;
}

export const kindWords = (test) => `${test.plan.test_type} · ${test.model === "OPEN" ? "open model" : "closed model"}`;

/** When what counts begins, after the warm-up: epoch ms by the broker's clock; null before the start is set. */
export function measuredFrom(test) {
    return test.started_at ? Date.parse(test.started_at) + (test.plan.warm_up_ms || 0) : null;
}

const WHOLE_SECONDS = 300;
/** Of a test that only its target or somebody ends. */
const UNKNOWN_SECONDS = 10;

/** How far the time axis goes: over the whole planned test, or so far that a long one still shows its beginning. */
export function axisSeconds(test, seconds) {
    if (test.ended_at) {
        return seconds;
    }
    let length = (sendingMillis(test.plan) ?? UNKNOWN_SECONDS * 1000) / 1000;
    while (length > WHOLE_SECONDS && length / 2 > seconds * 1.05) {
        length /= 2;
    }
    return length;
}
