// Fetches the seconds that no tick has brought, or only in part: after a connection of its own that was away, or a driver's that was late.

const SHORTEST = 1000;
const LONGEST = 30000;
const GONE = new Set(["LOST", "LEFT", "REFUSED"]);

/** Drivers of a test whose seconds may yet come. Those that tell no seconds have no counters. */
function awaited(test) {
    return test.drivers.filter((driver) => driver.requests.sent != null && driver.end_reason == null && !GONE.has(driver.state)).map((driver) => driver.node_id);
}

export class CatchUp {
    constructor(series, caughtUp) {
        Object.assign(this, {series, caughtUp, open: -1, wait: SHORTEST, askAt: 0, busy: false});
    }

    /** After each tick. What is missing is asked for at once, what lacks a driver a little later, and more seldom while it stays so. */
    look(test) {
        const open = this.series.firstOpen(awaited(test));
        if (open < 0 || this.busy) {
            return;
        }
        const now = performance.now();
        if (open !== this.open) {
            this.open = open;
            this.wait = SHORTEST;
            this.askAt = this.series.at(open) ? now + SHORTEST : now;
        }
        if (now >= this.askAt) {
            this.ask();
        }
    }

    ask() {
        this.busy = true;
        this.askAt = performance.now() + this.wait;
        this.wait = Math.min(LONGEST, this.wait * 2);
        this.series.load(this.open).then(this.caughtUp, () => {}).finally(() => {
            this.busy = false;
        });
    }
}
