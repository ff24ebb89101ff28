// One test second by second, as the timeline and the ticks tell it: columns for charts, in the order of the seconds.

import {get} from "./api.js";

export class Series {
    constructor(testId) {
        this.testId = testId;
        this.interval = 1000;
        this.seconds = [];
        this.known = new Set();
        this.begun = 0;
        this.until = {present: 0, settled: 0};
    }

    /** What was before that second is forgotten, and not missed. */
    begin(index) {
        this.seconds.fill(null, this.begun, Math.max(this.begun, index));
        this.begun = index;
        Object.keys(this.until).forEach((name) => {
            this.until[name] = Math.max(this.until[name], index);
        });
    }

    /** All there is now from a second on; later words on a second replace earlier ones. */
    async load(from = 0) {
        const timeline = await get(`/api/tests/${encodeURIComponent(this.testId)}/timeline?from=${from}`);
        this.interval = timeline.interval_ms;
        timeline.seconds.forEach((second) => this.put(second));
    }

    /** Not a word that is older than what is known: of a second, figures of drivers are only ever added. */
    put(second) {
        if (isOlder(second, this.seconds[second.index])) {
            return;
        }
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

    /** Where the newest interval ends, ms after the start of what is measured. */
    get end() {
        return this.seconds.length * this.interval;
    }

    /** The second of this index; null where nothing is known of it. */
    at(index) {
        return this.seconds[index] ?? null;
    }

    /**
     * The first second that is not as it should be; −1 when there is none. Ticks alone do not tell what was before
     * them, nor what came late. What was found right under this name is not looked at again, unless it is doubted.
     */
    first(isRight, name) {
        while (this.until[name] < this.seconds.length && isRight(this.seconds[this.until[name]])) {
            this.until[name]++;
        }
        return this.until[name] < this.seconds.length ? this.until[name] : -1;
    }

    doubt(index) {
        this.until.settled = Math.min(this.until.settled, Math.max(index, this.begun));
    }

    /** Seconds since the start, one for each interval up to the last. */
    times() {
        return this.seconds.map((second, index) => index * this.interval / 1000);
    }

    /**
     * One value for each interval; null where there is none. The last ones only, if so many are named, up to the one
     * named.
     */
    column(pick, newest = this.seconds.length, last = this.last) {
        const first = Math.max(0, last + 1 - newest);
        return this.seconds.slice(first, last + 1).map((second) => second ? pick(second) ?? null : null);
    }

    /** The same per second, null after the last index of which it is true. */
    rates(pick, last) {
        return this.column((second) => second.index <= last ? this.perSecond(pick(second)) : null);
    }

    /** How many intervals such a time has, ms; at least one. */
    intervals(millis) {
        return Math.max(1, Math.ceil(millis / this.interval));
    }

    perSecond(count) {
        return count == null ? null : count * 1000 / this.interval;
    }

    get nodes() {
        return this.sorted || [];
    }
}

/** An answer that was asked for before the newest tick may come after it. */
function isOlder(second, known) {
    const drivers = ({nodes}) => Object.keys(nodes).length;
    return Boolean(known) && (known.complete && !second.complete || drivers(second) < drivers(known));
}
