// What a page shows of ended tests, and what the feed tells of them since: a report may be amended, and it is
// saved a moment after the end.

import {ENDED} from "./states.js";

const isNewer = (told, shown) => told.revision > shown.revision || told.report_saved && !shown.report_saved;

export class Versions {
    constructor(ids) {
        this.ids = ids;
        this.shown = new Map();
        this.told = new Map();
    }

    /** What is asked for from now on is as new as all that was told so far. */
    ask() {
        this.told.clear();
    }

    show(test) {
        this.shown.set(test.test_id, test);
    }

    hear(test) {
        if (this.ids.includes(test.test_id) && ENDED.has(test.state)) {
            this.told.set(test.test_id, test);
        }
    }

    /** Whether something newer was told of a test that is shown. */
    get isBehind() {
        return this.ids.some((id) => {
            const [told, shown] = [this.told.get(id), this.shown.get(id)];
            return told && shown && isNewer(told, shown);
        });
    }
}
