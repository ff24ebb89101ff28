// The six figures of now, each with its last minute as a line.

import {byId, el, fill, text} from "./dom.js";
import {count, millis, percent, rate} from "./format.js";
import {offeredPerDriver} from "./plan.js";
import {Sparkline} from "./sparkline.js";

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
        parts.spark.values = column.map((each) => each ?? 0);
        parts.spark.draw();
    }

    show(test, series) {
        const newest = (pick) => series.column(pick, MINUTE);
        const offered = offeredPerDriver(test.plan);
        const last = series.at(series.last);
        const limit = (name) => test.verdict.thresholds.find((each) => each.expression.replace(/\s/g, "").startsWith(name))?.expression;
        this.set("Throughput", rate(test.throughput.last_second_rps), "/s", offered ? `of ${rate(offered * test.drivers.length)} offered` : "as fast as it goes", newest((second) => series.perSecond(second.completed)));
        for (const name of ["p50", "p95", "p99"]) {
            this.set(name, millis(last?.[name]), "ms", limit(name) || "response time", newest((second) => second[name]));
        }
        this.set("Errors", percent(test.requests.failed, test.requests.completed), "%", `${count(test.requests.failed)} of ${count(test.requests.completed)}`, newest((second) => second.errors));
        this.set("In flight", count(test.requests.in_flight), "", `of ${count(test.plan.concurrency_per_driver * test.drivers.length)} slots`, newest((second) => second.sent - second.completed));
    }
}
