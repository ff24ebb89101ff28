// One test second by second, as the timeline and the ticks tell it: columns for charts, in the order of the seconds.

import {get} from "./api.js";

export class Series {
    constructor(testId) {
        this.testId = testId;
        this.interval = 1000;
        this.seconds = [];
        this.known = new Set();
        this.settled = 0;
        this.gaps = [];
    }

    /** All there is now from a second on; later words on a second replace earlier ones. */
    async load(from = 0) {
        const timeline = await get(`/api/tests/${encodeURIComponent(this.testId)}/timeline?from=${from}`);
        this.interval = timeline.interval_ms;
        this.gaps = timeline.gaps;
        timeline.seconds.forEach((second) => this.put(second));
    }

    put(second) {
        for (let i = this.seconds.length; i < second.index; i++) {
            this.seconds.push(null);
        }
        this.seconds[second.index] = second;
        Object.keys(second.nodes).forEach((name) => this.known.has(name) || this.learn(name));
    }

    learn(name) {
        this.known.add(name);
        this.sorted = [...this.known].sort((a, b) => a.localeCompare(b, "en", {numeric: true}));
    }

    /** −1 before the first. */
    get last() {
        return this.seconds.length - 1;
    }

    /** The second of this index; null where nothing is known of it. */
    at(index) {
        return this.seconds[index] ?? null;
    }

    /**
     * The first second that is missing, or lacks a driver that may yet tell; −1 when there is none. Ticks alone do not tell what was
     * before them, nor what came late.
     */
    firstOpen(awaited) {
        const isWhole = (second) => second && (second.complete || awaited.every((name) => name in second.nodes));
        while (this.settled < this.seconds.length && isWhole(this.seconds[this.settled])) {
            this.settled++;
        }
        return this.settled < this.seconds.length ? this.settled : -1;
    }

    /** Whether every second up to the last is there. */
    isWhole() {
        return this.seconds.every((second) => second !== null);
    }

    /** Seconds since the start, one for each interval up to the last. */
    times() {
        return this.seconds.map((second, index) => index * this.interval / 1000);
    }

    /** One value for each interval; null where there is none. The last ones only, if so many are named. */
    column(pick, newest = this.seconds.length) {
        return this.seconds.slice(-newest).map((second) => second ? pick(second) ?? null : null);
    }

    perSecond(count) {
        return count == null ? null : count * 1000 / this.interval;
    }

    get nodes() {
        return this.sorted || [];
    }
}
