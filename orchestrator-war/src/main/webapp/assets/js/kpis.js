// The six figures of now, each with the time that it is of, and its last minute as a line.

import {byId, el, fill, text} from "./dom.js";
import {count, millis, newestWords, percent, rate} from "./format.js";
import {closedWords, offeredPerDriver} from "./plan.js";
import {evenly, Sparkline} from "./sparkline.js";
import {readThreshold, thresholdOf} from "./thresholds.js";
import {newestWhole} from "./whole.js";

const MINUTE_MS = 60_000;

export class Kpis {
    constructor() {
        this.cards = new Map();
    }

    card(name) {
        if (!this.cards.has(name)) {
            const [head, note] = [el("span", {class: "q"}), el("span", {class: "q"})];
            const parts = {head, value: el("b"), note, spark: new Sparkline()};
            byId("kpis").append(el("div", {class: "card kpi"}, head, parts.value, note, parts.spark.canvas));
            this.cards.set(name, parts);
        }
        return this.cards.get(name);
    }

    /** when: the time that the value is of; the line is of single intervals. */
    set(name, when, [value, unit], note, points) {
        const parts = this.card(name);
        text(parts.head, `${name}, ${when}`);
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
        const pace = offered ? `of ${rate(offered * drivers)} offered` : closedWords(plan);
        const lately = newestWords(series.interval);
        const completed = (second) => series.perSecond(second?.completed);
        this.set("Throughput", lately, [rate(completed(last)), "/s"], pace, newest(completed));
        for (const name of ["p50", "p95", "p99"]) {
            const note = limitWords(name, test.verdict.thresholds) || "response time";
            this.set(name, lately, [millis(last?.[name]), "ms"], note, newest((second) => second[name]));
        }
        const failed = `${count(requests.failed)} of ${count(requests.completed)}`;
        const share = percent(requests.failed, requests.completed);
        this.set("Errors", "so far", [share, "%"], failed, newest((second) => second.errors));
        const slots = `of ${count(plan.concurrency_per_driver * drivers)} slots`;
        const waiting = inFlight(requests.in_flight, series, end, minute);
        this.set("In flight", "now", [count(requests.in_flight), ""], slots, evenly(waiting, minute));
    }
}

/** A threshold looks at the whole test, unless it says at what. */
function limitWords(name, thresholds) {
    const expression = thresholdOf(name, thresholds);
    return expression && (readThreshold(expression).window ? expression : `whole test: ${expression}`);
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
