// The throughput of a running test in the last minute, as a line: also what was before this page was opened. Beside
// it, throughput and p99 of its newest whole second.

import {CatchUp} from "./catchup.js";
import {el, text} from "./dom.js";
import {millis, NONE, rate} from "./format.js";
import {measuredFrom} from "./plan.js";
import {Series} from "./series.js";
import {brokerNow, timeIsKnown} from "./serverclock.js";
import {evenly, Sparkline} from "./sparkline.js";
import {newestWhole} from "./whole.js";

const SHOWN_MS = 60_000;
/** Intervals more: the newest takes a while. */
const MARGIN = 5;

export class LastMinute {
    constructor(test) {
        this.test = test;
        this.spark = new Sparkline();
        this.throughput = el("span", {}, NONE);
        this.p99 = el("span", {}, NONE);
        this.series = new Series(test.test_id);
        this.catchUp = new CatchUp(this.series, () => this.draw());
        this.catchUp.during(this.load()).catch(() => {}); // the next tick finds what is missing
    }

    async load() {
        await timeIsKnown;
        const gone = this.test.started_at ? brokerNow() - measuredFrom(this.test) : 0;
        const taken = this.series.interval;
        const first = () => Math.max(0, Math.floor(gone / this.series.interval) - this.kept);
        await this.series.load(first());
        if (this.series.interval !== taken) {
            await this.series.load(first());
        }
        this.series.begin(first());
        this.draw();
    }

    /** Intervals. */
    get kept() {
        return this.series.intervals(SHOWN_MS) + MARGIN;
    }

    tick(test, second) {
        this.test = test;
        this.series.put(second);
        this.series.begin(Math.max(this.series.begun, this.series.last - this.kept));
        this.draw();
        this.catchUp.look(test);
    }

    draw() {
        const {series} = this;
        const end = newestWhole(this.test, series);
        const second = series.at(end);
        text(this.throughput, rate(series.perSecond(second?.completed)));
        text(this.p99, millis(second?.p99));
        const shown = series.intervals(SHOWN_MS);
        this.spark.show(evenly(series.column((second) => series.perSecond(second.completed), shown, end), shown));
    }

    close() {
        this.spark.close();
    }
}
