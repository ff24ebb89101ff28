// Lines over the time of a test: shared crosshair, drag to zoom, a legend whose entries isolate a line, a table behind each chart.

import uPlot from "../vendor/uplot/uPlot.esm.js";
import {el, fill, text} from "./dom.js";
import {clock} from "./format.js";

const crosshair = uPlot.sync("test");
const shared = new Set();

function color(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/**
 * lines: [{label, color: "--p50", dash, width}]; log: for times, where 0 cannot be shown.
 * The axis covers the planned length, so that progress shows.
 */
export class Chart {
    constructor(place, {lines, log = false, unit = "", format = String}) {
        Object.assign(this, {place, lines, log, unit, format, bands: [], length: 0, isolated: null});
        this.data = [[], ...lines.map(() => [])];
        this.canvas = el("div", {class: "canvas", role: "img"});
        this.legend = el("div", {class: "legend"});
        this.table = el("div", {class: "scroll table-view", hidden: true, tabindex: "0"});
        place.append(this.canvas);
        place.after(this.legend, this.table);
        this.showLegend();
        shared.add(this);
        new ResizeObserver(() => this.resize()).observe(place);
        addEventListener("theme", () => this.build());
        this.build();
    }

    options() {
        const axis = {stroke: color("--ink3"), grid: {stroke: color("--line"), width: 1}, ticks: {show: false}, font: "11px " + color("--num")};
        return {
            width: this.place.clientWidth || 300,
            height: this.place.clientHeight || 200,
            legend: {show: false},
            cursor: {sync: {key: crosshair.key}, drag: {x: true, y: false}, points: {size: 6}},
            scales: {
                x: {time: false, range: (chart, from, to) => this.zoom || [0, Math.max(this.length, to || 0, 10)]},
                y: this.log ? {distr: 3, range: (chart, from, to) => this.logRange(from, to)} : {range: (chart, from, to) => [0, (to || 1) * 1.1]},
            },
            axes: [{...axis, size: 28, values: (chart, marks) => marks.map(clock)}, {...axis, size: 54, values: (chart, marks) => marks.map((mark) => mark == null ? "" : this.format(mark))}],
            series: [{}, ...this.lines.map((line) => ({
                label: line.label, stroke: color(line.color), width: line.width || 1.6, dash: line.dash, spanGaps: false,
                points: {show: false}, show: this.isolated === null || this.isolated === line.label,
            }))],
            hooks: {
                setSelect: [(chart) => this.zoomed(chart)],
                drawAxes: [(chart) => this.drawBands(chart)],
                setCursor: [(chart) => this.showValues(chart)],
            },
        };
    }

    logRange(from, to) {
        const low = from > 0 ? from : 1;
        return [Math.pow(10, Math.floor(Math.log10(low) * 2) / 2), Math.pow(10, Math.ceil(Math.log10(Math.max(to || 1, low * 2)) * 2) / 2)];
    }

    build() {
        this.plot?.destroy();
        this.plot = new uPlot(this.options(), this.data, this.canvas);
        crosshair.sub(this.plot);
    }

    resize() {
        const [width, height] = [this.place.clientWidth, this.place.clientHeight];
        if (width && (width !== this.plot.width || height !== this.plot.height)) {
            this.plot.setSize({width, height});
        }
    }

    /** Another set of lines: drivers come and go. */
    show(lines) {
        if (lines.map((line) => line.label).join("\n") !== this.lines.map((line) => line.label).join("\n")) {
            this.lines = lines;
            this.data = [[], ...lines.map(() => [])];
            this.showLegend();
            this.build();
        }
    }

    update(data, length, bands = []) {
        this.data = this.log ? [data[0], ...data.slice(1).map((column) => column.map((value) => value > 0 ? value : null))] : data;
        this.length = length;
        this.bands = bands;
        this.plot.setData(this.data);
        this.canvas.setAttribute("aria-label", this.words());
        if (!this.table.hidden) {
            this.showTable();
        }
    }

    /** The newest figures for those who do not see the picture. */
    words() {
        const last = this.data[0].length - 1;
        return last < 0 ? "no data yet" : this.lines.map((line, i) => `${line.label} ${this.value(this.data[i + 1][last])}`).join(", ") + ` at ${clock(this.data[0][last])}`;
    }

    value(number) {
        return number == null ? "–" : this.format(number) + (this.unit ? " " + this.unit : "");
    }

    zoomed(chart) {
        if (chart.select.width > 3) {
            const [from, to] = [chart.posToVal(chart.select.left, "x"), chart.posToVal(chart.select.left + chart.select.width, "x")];
            shared.forEach((each) => each.setZoom([from, to]));
        }
        chart.setSelect({left: 0, width: 0, top: 0, height: 0}, false);
    }

    setZoom(range) {
        this.zoom = range;
        this.plot.setData(this.data);
        this.reset.hidden = range === null;
    }

    drawBands(chart) {
        const pen = chart.ctx;
        pen.save();
        pen.font = `${11 * devicePixelRatio}px ${color("--txt")}`;
        pen.textAlign = "left";
        this.bands.forEach(({from, to, words, kind}) => {
            const [left, right] = [chart.valToPos(from, "x", true), chart.valToPos(to ?? from, "x", true)];
            pen.fillStyle = color(kind === "bad" ? "--bad" : "--accent");
            pen.globalAlpha = 0.12;
            pen.fillRect(left, chart.bbox.top, Math.max(right - left, 2 * devicePixelRatio), chart.bbox.height);
            pen.globalAlpha = 1;
            pen.fillText(words, Math.min(right, chart.bbox.left + chart.bbox.width * 0.7) + 4, chart.bbox.top + 12 * devicePixelRatio);
        });
        pen.restore();
    }

    showLegend() {
        this.entries = this.lines.map((line) => {
            const value = el("span", {class: "n"});
            const mark = el("i", {class: line.dash ? "d" : null});
            mark.style.borderColor = `var(${line.color})`;
            const button = el("button", {type: "button", "aria-pressed": "true", title: "Show this line alone, or all again"}, mark, line.label, " ", value);
            button.addEventListener("click", () => this.isolate(line.label));
            return {button, value};
        });
        this.reset = el("button", {type: "button", hidden: true}, "⤺ whole test");
        this.reset.addEventListener("click", () => shared.forEach((each) => each.setZoom(null)));
        const asTable = el("button", {type: "button", "aria-expanded": "false"}, "show as table");
        asTable.addEventListener("click", () => this.toggleTable(asTable));
        fill(this.legend, this.entries.map((entry) => entry.button), el("span", {class: "sp"}), this.reset, asTable);
    }

    isolate(label) {
        this.isolated = this.isolated === label ? null : label;
        this.lines.forEach((line, i) => {
            const shown = this.isolated === null || this.isolated === line.label;
            this.plot.setSeries(i + 1, {show: shown});
            this.entries[i].button.setAttribute("aria-pressed", String(shown));
        });
    }

    showValues(chart) {
        const index = chart.cursor.idx;
        this.lines.forEach((line, i) => text(this.entries[i].value, index == null ? "" : this.value(this.data[i + 1][index])));
    }

    toggleTable(button) {
        this.table.hidden = !this.table.hidden;
        button.setAttribute("aria-expanded", String(!this.table.hidden));
        text(button, this.table.hidden ? "show as table" : "hide table");
        this.showTable();
    }

    showTable() {
        const head = ["Time", ...this.lines.map((line) => line.label)].map((name) => el("th", {scope: "col"}, name));
        const rows = this.data[0].map((time, i) => el("tr", {}, el("td", {}, clock(time)),
            this.data.slice(1).map((column) => el("td", {}, column[i] == null ? "–" : this.format(column[i])))));
        fill(this.table, el("table", {}, el("thead", {}, el("tr", {}, head)), el("tbody", {}, rows.reverse())));
    }
}
