// The six figures of now, each with its last minute as a line.

import {byId, el, fill, text} from "./dom.js";
import {count, millis, percent, rate} from "./format.js";
import {offeredPerDriver} from "./plan.js";
import {Sparkline} from "./sparkline.js";
import {newestWhole} from "./whole.js";

const MINUTE = 60;

export class Kpis {
    constructor() {
        this.cards = new Map();
    }

    card(name) {
        if (!this.cards.has(name)) {
            const parts = {value: el("b"), note: el("span", {class: "q"}), spark: new Sparkline()};
            byId("kpis").append(el("div", {class: "card kpi"}, el("span", {class: "q"}, name), parts.value, parts.note, parts.spark.canvas));
            this.cards.set(name, parts);
        }
        return this.cards.get(name);
    }

    set(name, value, unit, note, column) {
        const parts = this.card(name);
        if (parts.value.dataset.shown !== value + unit) {
            parts.value.dataset.shown = value + unit;
            fill(parts.value, value, el("small", {}, unit));
        }
        text(parts.note, note);
        parts.spark.values = column;
        parts.spark.draw();
    }

    show(test, series) {
        const end = newestWhole(test, series);
        const newest = (pick) => series.column(pick, MINUTE, end);
        const last = series.at(end);
        const {requests, plan} = test;
        const drivers = test.drivers.length;
        const offered = offeredPerDriver(plan);
        const pace = offered ? `of ${rate(offered * drivers)} offered` : "as fast as it goes";
        const limit = (name) => test.verdict.thresholds.find((each) => each.expression.replace(/\s/g, "").startsWith(name))?.expression;
        this.set("Throughput", rate(series.perSecond(last?.completed)), "/s", pace, newest((second) => series.perSecond(second.completed)));
        for (const name of ["p50", "p95", "p99"]) {
            this.set(name, millis(last?.[name]), "ms", limit(name) || "response time", newest((second) => second[name]));
        }
        const failed = `${count(requests.failed)} of ${count(requests.completed)}`;
        this.set("Errors", percent(requests.failed, requests.completed), "%", failed, newest((second) => second.errors));
        const slots = `of ${count(plan.concurrency_per_driver * drivers)} slots`;
        this.set("In flight", count(requests.in_flight), "", slots, inFlight(requests.in_flight, series, end));
    }
}

/** How many were on their way at the end of each second, reckoned back from now. */
function inFlight(now, series, end) {
    const seconds = series.column((second) => second, MINUTE);
    let left = now;
    const counts = seconds.reverse().map((second) => {
        const there = second && left;
        left -= second ? second.sent - second.completed : 0;
        return there;
    }).reverse();
    return counts.slice(0, counts.length - (series.last - end));
}
