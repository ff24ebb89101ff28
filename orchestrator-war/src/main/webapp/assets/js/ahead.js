// How far a test has come, and what is left of it: by the time that its plan takes, or by what it has sent.

import {count, duration} from "./format.js";
import {measuredFrom, offeredPerDriver, sendingMillis} from "./plan.js";

/** now: by the broker's clock, as all instants of a test are, epoch ms; null where it is not known yet. */
export function leftWords(test, now) {
    if (test.ended_at) {
        return "";
    }
    if (test.stop) {
        return "stopping";
    }
    if (!test.started_at) {
        return waitWords(test, now);
    }
    return test.state === "DRAINING" ? "sending is over" : now === null ? "" : aheadWords(test, now);
}

/** What a test waits for, and how long it does. */
function waitWords({state, start}, now) {
    if (!start?.waits_until) {
        return "";
    }
    const drivers = start.asked ? "starts once all drivers are ready" : "waits for its drivers";
    const what = state === "READY" ? "waits for its start" : drivers;
    const left = now === null ? 0 : Date.parse(start.waits_until) - now;
    return left > 0 ? `${what}, given up in ${duration(left)}` : what;
}

/** Whichever of time and requests is nearer to its end says what is left. */
function aheadWords(test, now) {
    const begins = measuredFrom(test);
    if (now < begins) {
        const ahead = Date.parse(test.started_at) - now;
        return ahead > 0 ? `starts in ${duration(ahead)}` : `warming up, ${duration(begins - now)}`;
    }
    const [byTime, byCount] = [timeShare(test, now), countShare(test)];
    if (byCount !== null && byCount >= (byTime ?? 0)) {
        return `${count(test.requests.sent)} of ${count(counted(test))} sent`;
    }
    if (byTime === null) {
        return "";
    }
    const left = begins + sendingMillis(test.plan) - now;
    return left <= 0 ? "sending is over" : `${duration(left)} left`;
}

/** 0 to 1, no more than at a stop; null before the start, and while nobody knows the time. The same clock. */
export function progress(test, now) {
    if (test.ended_at) {
        return 1;
    }
    if (!test.started_at || now === null) {
        return null;
    }
    const until = test.stop ? Math.min(now, Date.parse(test.stop.asked_at)) : now;
    return Math.max(timeShare(test, until) ?? 0, countShare(test) ?? 0);
}

/** Of the time that sending takes, with the warm-up; null where only the target decides. */
function timeShare(test, now) {
    const whole = sendingMillis(test.plan);
    if (whole === null) {
        return null;
    }
    const gone = now - Date.parse(test.started_at);
    return Math.min(1, Math.max(0, gone / (whole + (test.plan.warm_up_ms || 0))));
}

/** Of the requests, where the target sets the pace and their number ends it; else null. */
function countShare(test) {
    const isCounted = test.plan.message_count_per_driver && offeredPerDriver(test.plan) === null;
    return isCounted ? Math.min(1, test.requests.sent / counted(test)) : null;
}

const counted = (test) => test.plan.message_count_per_driver * test.drivers.length;
