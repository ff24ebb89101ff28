// The six figures of now, each with its last minute as a line.

import {byId, el, fill, text} from "./dom.js";
import {count, millis, percent, rate} from "./format.js";
import {offeredPerDriver} from "./plan.js";
import {evenly, Sparkline} from "./sparkline.js";
import {thresholdOf} from "./thresholds.js";
import {newestWhole} from "./whole.js";

const MINUTE_MS = 60_000;

export class Kpis {
    constructor() {
        this.cards = new Map();
    }

    card(name) {
        if (!this.cards.has(name)) {
            const parts = {value: el("b"), note: el("span", {class: "q"}), spark: new Sparkline()};
            const head = el("span", {class: "q"}, name);
            byId("kpis").append(el("div", {class: "card kpi"}, head, parts.value, parts.note, parts.spark.canvas));
            this.cards.set(name, parts);
        }
        return this.cards.get(name);
    }

    set(name, [value, unit], note, points) {
        const parts = this.card(name);
        if (parts.value.dataset.shown !== value + unit) {
            parts.value.dataset.shown = value + unit;
            fill(parts.value, value, el("small", {}, unit));
        }
        text(parts.note, note);
        parts.spark.show(points);
    }

    show(test, series) {
        const end = newestWhole(test, series);
        const minute = series.intervals(MINUTE_MS);
        const newest = (pick) => evenly(series.column(pick, minute, end), minute);
        const last = series.at(end);
        const {requests, plan} = test;
        const drivers = test.drivers.length;
        const offered = offeredPerDriver(plan);
        const pace = offered ? `of ${rate(offered * drivers)} offered` : "as fast as it goes";
        const completed = (second) => series.perSecond(second?.completed);
        this.set("Throughput", [rate(completed(last)), "/s"], pace, newest(completed));
        for (const name of ["p50", "p95", "p99"]) {
            const note = thresholdOf(name, test.verdict.thresholds) || "response time";
            this.set(name, [millis(last?.[name]), "ms"], note, newest((second) => second[name]));
        }
        const failed = `${count(requests.failed)} of ${count(requests.completed)}`;
        const share = percent(requests.failed, requests.completed);
        this.set("Errors", [share, "%"], failed, newest((second) => second.errors));
        const slots = `of ${count(plan.concurrency_per_driver * drivers)} slots`;
        const waiting = inFlight(requests.in_flight, series, end, minute);
        this.set("In flight", [count(requests.in_flight), ""], slots, evenly(waiting, minute));
    }
}

/** How many were on their way at the end of each interval, reckoned back from now. */
function inFlight(now, series, end, newest) {
    const seconds = series.column((second) => second, newest);
    let left = now;
    const counts = seconds.reverse().map((second) => {
        const there = second && left;
        left -= second ? second.sent - second.completed : 0;
        return there;
    }).reverse();
    return counts.slice(0, counts.length - (series.last - end));
}
