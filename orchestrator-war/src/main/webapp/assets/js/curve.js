// Percentiles on an axis that widens towards 100 %, as HdrHistogram's plots do: each nine takes as much room as the one before.

import uPlot from "../vendor/uplot/uPlot.esm.js";
import {el} from "./dom.js";
import {millis} from "./format.js";

const POINTS = [["p50", 50], ["p90", 90], ["p95", 95], ["p99", 99], ["p99_9", 99.9], ["p99_99", 99.99]];
const place = (percent) => Math.log10(100 / (100 - percent));

export class PercentileCurve {
    constructor(element) {
        this.element = element;
        this.canvas = el("div", {role: "img"});
        element.append(this.canvas);
        new ResizeObserver(() => this.build()).observe(element);
        addEventListener("theme", () => this.build());
    }

    update(latency) {
        this.latency = latency;
        this.build();
    }

    build() {
        if (!this.latency) {
            return;
        }
        const column = (measure) => POINTS.map(([name]) => measure[name] > 0 ? measure[name] : null);
        const [response, service] = [column(this.latency.response_time), column(this.latency.service_time)];
        const styles = getComputedStyle(document.documentElement);
        const axis = {stroke: styles.getPropertyValue("--ink3"), grid: {stroke: styles.getPropertyValue("--line"), width: 1}, ticks: {show: false}, font: "11px " + styles.getPropertyValue("--num")};
        this.plot?.destroy();
        this.plot = new uPlot({
            width: this.element.clientWidth || 300, height: this.element.clientHeight || 190, legend: {show: false}, cursor: {drag: {x: false, y: false}},
            scales: {x: {time: false, range: () => [place(50), place(99.99)]}, y: {distr: 3}},
            axes: [{...axis, size: 28, splits: () => POINTS.map(([, percent]) => place(percent)), values: () => POINTS.map(([, percent]) => `${percent} %`)}, {...axis, size: 54, values: (plot, marks) => marks.map((mark) => mark == null ? "" : millis(mark))}],
            series: [{}, {label: "response time", stroke: styles.getPropertyValue("--p50"), width: 2}, {label: "service time", stroke: styles.getPropertyValue("--service"), width: 1.6, dash: [5, 4]}],
        }, [POINTS.map(([, percent]) => place(percent)), response, service], this.canvas);
        this.canvas.setAttribute("aria-label", "response time: " + POINTS.map(([name], i) => `${name} ${millis(response[i])} ms`).join(", "));
    }
}
