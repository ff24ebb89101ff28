// Percentiles on an axis that widens towards 100 %, as HdrHistogram's plots do: each nine takes as much room as the one before.

import uPlot from "../vendor/uplot/uPlot.esm.js";
import {el} from "./dom.js";
import {FiguresTable} from "./figures.js";
import {millis} from "./format.js";

const POINTS = [["p50", 50], ["p90", 90], ["p95", 95], ["p99", 99], ["p99_9", 99.9], ["p99_99", 99.99]];
const SPLITS = POINTS.map(([, percent]) => Math.log10(100 / (100 - percent)));
const COLUMNS = ["Percentile", "Response time, ms", "Service time, ms"];

export class PercentileCurve {
    constructor(element) {
        this.element = element;
        this.canvas = el("div", {role: "img"});
        element.append(this.canvas);
        this.figures = new FiguresTable(element, "Figures of the percentiles", COLUMNS, () => this.rows());
        new ResizeObserver(() => this.build()).observe(element);
        addEventListener("theme", () => this.build());
    }

    update(latency) {
        this.latency = latency;
        this.build();
    }

    rows() {
        const {response_time: response, service_time: service} = this.latency;
        const time = (value) => millis(value > 0 ? value : null);
        return POINTS.map(([name, percent]) => [`${percent} %`, time(response[name]), time(service[name])]);
    }

    build() {
        if (!this.latency) {
            return;
        }
        const column = (measure) => POINTS.map(([name]) => measure[name] > 0 ? measure[name] : null);
        const [response, service] = [column(this.latency.response_time), column(this.latency.service_time)];
        this.plot?.destroy();
        this.plot = new uPlot(this.options(), [SPLITS, response, service], this.canvas);
        const words = POINTS.map(([name], i) => `${name} ${millis(response[i])} ms`);
        this.canvas.setAttribute("aria-label", "response time: " + words.join(", "));
        this.figures.show();
    }

    options() {
        const styles = getComputedStyle(document.documentElement);
        const color = (name) => styles.getPropertyValue(name);
        const axis = {
            stroke: color("--ink3"), grid: {stroke: color("--line"), width: 1}, ticks: {show: false},
            font: "11px " + color("--num"),
        };
        const percents = {size: 28, splits: () => SPLITS, values: () => POINTS.map(([, percent]) => `${percent} %`)};
        const times = {size: 54, values: (plot, marks) => marks.map((mark) => mark == null ? "" : millis(mark))};
        return {
            width: this.element.clientWidth || 300, height: this.element.clientHeight || 190,
            legend: {show: false}, cursor: {drag: {x: false, y: false}},
            scales: {x: {time: false, range: () => [SPLITS[0], SPLITS.at(-1)]}, y: {distr: 3}},
            axes: [{...axis, ...percents}, {...axis, ...times}],
            series: [
                {}, {label: "response time", stroke: color("--p50"), width: 2},
                {label: "service time", stroke: color("--service"), width: 1.6, dash: [5, 4]},
            ],
        };
    }
}
