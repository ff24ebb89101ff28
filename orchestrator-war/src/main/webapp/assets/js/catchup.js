// Fetches the seconds that no tick has brought, or only in part: after a connection of its own that was away, or a
// driver's that was late.

import {awaited} from "./whole.js";

const SHORTEST = 1000;
const LONGEST = 30000;

export class CatchUp {
    constructor(series, caughtUp) {
        Object.assign(this, {series, caughtUp, open: -1, wait: SHORTEST, askAt: 0, busy: 0, holes: new Map()});
    }

    /**
     * After each tick. What is missing is asked for at once, what lacks a driver a little later, and more seldom
     * while it stays so.
     */
    look(test) {
        this.reopen(test);
        const names = awaited(test);
        const told = (second, name) => name in second.nodes || this.holes.get(name)?.has(second.index);
        const missing = this.series.first((second) => second !== null, "present");
        const isSettled = (second) => second.complete || names.every((name) => told(second, name));
        const open = missing >= 0 ? missing : this.series.first(isSettled, "settled");
        const now = performance.now();
        if (open < 0 || this.busy) {
            return;
        }
        if (open !== this.open) {
            this.open = open;
            this.wait = SHORTEST;
            this.askAt = missing >= 0 ? now : now + SHORTEST;
        }
        if (now >= this.askAt) {
            this.ask();
        }
    }

    /** Seconds that the orchestrator itself lacked, and lacks no longer. */
    reopen(test) {
        for (const driver of test.drivers) {
            const holes = new Set(driver.missing_seconds || []);
            this.holes.get(driver.node_id)?.forEach((index) => holes.has(index) || this.series.doubt(index));
            this.holes.set(driver.node_id, holes);
        }
    }

    ask() {
        this.askAt = performance.now() + this.wait;
        this.wait = Math.min(LONGEST, this.wait * 2);
        this.during(this.series.load(this.open)).then(this.caughtUp, () => {});
    }

    /** Asks for nothing while somebody fetches what is missing; gives what that gives. */
    during(fetching) {
        this.busy++;
        return fetching.finally(() => this.busy--);
    }
}
