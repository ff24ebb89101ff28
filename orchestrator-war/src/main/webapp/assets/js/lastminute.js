// The throughput of a running test in the last minute, as a line: also what was before this page was opened.

import {CatchUp} from "./catchup.js";
import {measuredFrom} from "./plan.js";
import {Series} from "./series.js";
import {brokerNow, timeIsKnown} from "./serverclock.js";
import {Sparkline} from "./sparkline.js";
import {newestWhole} from "./whole.js";

const SHOWN = 60;
/** The newest second takes a while. */
const MARGIN = 5;

export class LastMinute {
    constructor(test) {
        this.test = test;
        this.spark = new Sparkline();
        this.series = new Series(test.test_id);
        this.catchUp = new CatchUp(this.series, () => this.draw());
        this.catchUp.during(this.load()).catch(() => {}); // the next tick finds what is missing
    }

    async load() {
        await timeIsKnown;
        const gone = this.test.started_at ? brokerNow() - measuredFrom(this.test) : 0;
        const taken = this.series.interval;
        const first = () => Math.max(0, Math.floor(gone / this.series.interval) - SHOWN - MARGIN);
        await this.series.load(first());
        if (this.series.interval !== taken) {
            await this.series.load(first());
        }
        this.series.begin(first());
        this.draw();
    }

    tick(test, second) {
        this.test = test;
        this.series.put(second);
        this.series.begin(Math.max(this.series.begun, this.series.last - SHOWN - MARGIN));
        this.draw();
        this.catchUp.look(test);
    }

    draw() {
        const {series} = this;
        const end = newestWhole(this.test, series);
        this.spark.values = series.column((second) => series.perSecond(second.completed), SHOWN, end);
        this.spark.draw();
    }

    close() {
        this.spark.close();
    }
}
