// Percentiles on an axis that widens towards 100 %, as HdrHistogram's plots do, up to the maximum.

import uPlot from "../vendor/uplot/uPlot.esm.js";
import {el, text} from "./dom.js";
import {FiguresTable} from "./figures.js";
import {millis} from "./format.js";
import {columns, curveOf, rows, ticks} from "./percentiles.js";

const COLUMNS = ["Percentile", "Response time, ms", "Service time, ms"];
const SAID = ["p50", "p90", "p95", "p99"];
const LEFT = 54;
const RIGHT = 18;
const AT_LEAST = Math.log10(2);
const FEW = "The line joins the few percentiles of the report: there are no histograms that could be read.";

/** 99.21875 %, and of 100 the greatest of all. */
const percentWords = (percent) => percent === 100 ? "max" : `${Number(percent.toFixed(6))} %`;

const entry = (name, color, isDashed) =>
    el("span", {}, el("i", {class: isDashed ? "d" : null, style: `border-color:var(${color})`}), name);

export class PercentileCurve {
    constructor(element) {
        this.element = element;
        this.canvas = el("div", {role: "img", "aria-label": "percentiles, no data yet"});
        element.append(this.canvas);
        this.figures = new FiguresTable(element, "Figures of the percentiles", COLUMNS, () => this.rows());
        this.greatest = el("span", {class: "n"});
        this.note = el("span", {class: "q"});
        const lines = [entry("response time", "--p50"), entry("service time", "--service", true)];
        element.after(el("div", {class: "legend"}, lines, this.greatest, this.note));
        new ResizeObserver(() => this.build()).observe(element);
        addEventListener("theme", () => this.build());
    }

    /** percentiles: as the API has them; null, or null in all measures, where there are no histograms. */
    update(latency, percentiles) {
        this.latency = latency;
        this.curves = ["response_time", "service_time"].map((name) => curveOf(percentiles?.[name], latency[name]));
        this.build();
    }

    rows() {
        return rows(this.curves).map(([percent, ...times]) => [percentWords(percent), ...times.map(millis)]);
    }

    build() {
        if (!this.curves) {
            return;
        }
        const [response] = this.curves;
        this.plot?.destroy();
        this.plot = response.max == null ? null : new uPlot(this.options(), columns(this.curves), this.canvas);
        const figures = this.latency.response_time;
        const words = [...SAID.map((name) => `${name} ${millis(figures[name])} ms`), `max ${millis(response.max)} ms`];
        const label = response.max == null ? "nothing was measured" : "response time: " + words.join(", ");
        this.canvas.setAttribute("aria-label", label);
        text(this.greatest, response.max == null ? "Nothing was measured." : words.at(-1));
        text(this.note, response.isWhole || response.max == null ? "" : FEW);
        this.figures.show();
    }

    options() {
        const styles = getComputedStyle(document.documentElement);
        const color = (name) => styles.getPropertyValue(name);
        const axis = {
            stroke: color("--ink3"), grid: {stroke: color("--line"), width: 1}, ticks: {show: false},
            font: "11px " + color("--num"),
        };
        const width = this.element.clientWidth || 300;
        const end = Math.max(AT_LEAST, ...this.curves.flatMap(({points}) => points.map(({at}) => at)));
        const shown = ticks(end, width - LEFT - RIGHT);
        const percents = {size: 28, splits: () => shown.map(({at}) => at), values: () => shown.map(({words}) => words)};
        const times = {size: LEFT, values: (plot, marks) => marks.map((mark) => mark == null ? "" : millis(mark))};
        return {
            width, height: this.element.clientHeight || 190, padding: [null, RIGHT, null, null],
            legend: {show: false}, cursor: {drag: {x: false, y: false}},
            scales: {x: {time: false, range: () => [0, end]}, y: {distr: 3}},
            axes: [{...axis, ...percents}, {...axis, ...times}],
            series: [
                {}, {...line("response time"), stroke: color("--p50"), width: 2},
                {...line("service time"), stroke: color("--service"), width: 1.6, dash: [5, 4]},
            ],
        };
    }
}

/** Points that only the other curve has are no break of this one. */
function line(label) {
    return {label, spanGaps: true, points: {show: false}};
}
