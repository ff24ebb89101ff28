// One test second by second, as the timeline and the ticks tell it: columns for charts, in the order of the seconds.

import {get} from "./api.js";

export class Series {
    constructor(testId) {
        this.testId = testId;
        this.interval = 1000;
        this.seconds = new Map();
        this.gaps = [];
    }

    /** All there is now; later words on a second replace earlier ones. */
    async load() {
        const timeline = await get(`/api/tests/${encodeURIComponent(this.testId)}/timeline`);
        this.interval = timeline.interval_ms;
        this.gaps = timeline.gaps;
        timeline.seconds.forEach((second) => this.put(second));
    }

    put(second) {
        this.seconds.set(second.index, second);
    }

    get last() {
        return Math.max(-1, ...this.seconds.keys());
    }

    /** Index of the first second from 0 on that is missing; ticks alone do not tell what was before them. */
    isWhole() {
        return this.seconds.size === this.last + 1;
    }

    /** Seconds since the start, one for each interval up to the last. */
    times() {
        return Array.from({length: this.last + 1}, (_, index) => index * this.interval / 1000);
    }

    /** One value for each interval; null where there is none. */
    column(pick) {
        return Array.from({length: this.last + 1}, (_, index) => {
            const second = this.seconds.get(index);
            return second ? pick(second) ?? null : null;
        });
    }

    perSecond(count) {
        return count == null ? null : count * 1000 / this.interval;
    }

    get nodes() {
        const names = new Set();
        this.seconds.forEach((second) => Object.keys(second.nodes).forEach((name) => names.add(name)));
        return [...names].sort((a, b) => a.localeCompare(b, "en", {numeric: true}));
    }
}
