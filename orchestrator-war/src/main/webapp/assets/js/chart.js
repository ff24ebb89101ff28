// Lines over the time of a test: shared crosshair, zoom by dragging, buttons and keys, a legend that isolates a
// line, a table behind each.

import uPlot from "../vendor/uplot/uPlot.esm.js";
import {drawBands} from "./bands.js";
import {ChartKeys} from "./chartkeys.js";
import {ChartTable} from "./charttable.js";
import {el, isolated} from "./dom.js";
import {clock} from "./format.js";
import {Legend} from "./legend.js";
import {Sight} from "./sight.js";
import {followZoom, zoomTo} from "./zoom.js";

const CROSSHAIR = "test";
const MARKS_TOLD = 10;
/** From one time to the next below a chart, s: whole ones, since no less is written. */
const STEPS = [1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 900, 1200, 1800, 3600, 7200, 14400, 28800, 86400];
const HINT = "Drag to zoom. Keys: arrows move, + and − zoom, Escape shows the whole test";

function color(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/**
 * lines: [{label, color: "--p50", dash, width}]; log: for times, where 0 cannot be shown.
 * The axis covers the planned length, so that progress shows.
 */
export class Chart {
    constructor(place, {lines, log = false, unit = "", format = String}) {
        Object.assign(this, {place, lines, log, unit, format, bands: [], length: 0, isolated: null, zoom: null});
        this.data = [[], ...lines.map(() => [])];
        this.canvas = el("div", {class: "canvas", role: "img", tabindex: "0", title: HINT});
        place.append(this.canvas);
        this.table = new ChartTable(this);
        this.legend = new Legend(this);
        place.after(this.legend.element, this.table.element);
        this.keys = new ChartKeys(this);
        followZoom(this);
        new ResizeObserver(() => this.resize()).observe(place);
        this.sight = new Sight(place.parentElement, () => this.paint());
        addEventListener("theme", () => this.build());
        this.build();
    }

    options() {
        return {
            width: this.place.clientWidth || 300,
            height: this.place.clientHeight || 200,
            legend: {show: false},
            cursor: {sync: {key: CROSSHAIR}, drag: {x: true, y: false}, points: {size: 6}},
            scales: {x: {time: false, range: () => this.zoom || [0, this.whole]}, y: this.log ? LOG : LINEAR},
            axes: this.axes(),
            series: [{}, ...this.lines.map((line, i) => this.seriesOf(line, i))],
            hooks: {
                setSelect: [(chart) => this.selected(chart)],
                drawAxes: [(chart) => drawBands(chart, this.bands, color)],
                setCursor: [(chart) => this.legend.showValues(chart.cursor.idx)],
            },
        };
    }

    axes() {
        const axis = {
            stroke: color("--ink3"),
            grid: {stroke: color("--line"), width: 1},
            ticks: {show: false},
            font: "11px " + color("--num"),
        };
        const words = (mark) => mark == null ? "" : this.format(mark);
        return [
            {...axis, size: 28, incrs: STEPS, values: (chart, marks) => marks.map(clock)},
            {...axis, size: 54, values: (chart, marks) => marks.map(words)},
        ];
    }

    seriesOf(line, i) {
        const stroke = {stroke: color(line.color), width: line.width || 1.6, dash: line.dash};
        return {label: String(i), ...stroke, spanGaps: false, points: {show: false}, show: this.shows(i)};
    }

    /** Seconds that the axis covers when nothing is zoomed. */
    get whole() {
        return Math.max(this.length, this.data[0][this.data[0].length - 1] || 0, 1);
    }

    shows(line) {
        return this.isolated === null || this.isolated === line;
    }

    build() {
        this.plot?.destroy();
        this.plot = new uPlot(this.options(), this.data, this.canvas);
    }

    resize() {
        const [width, height] = [this.place.clientWidth, this.place.clientHeight];
        if (width && (width !== this.plot.width || height !== this.plot.height)) {
            this.plot.setSize({width, height});
        }
    }

    /** Another set of lines: drivers come and go. */
    show(lines) {
        const names = (each) => JSON.stringify(each.map((line) => line.label));
        if (names(lines) !== names(this.lines)) {
            this.lines = lines;
            this.isolated = null;
            this.data = [[], ...lines.map(() => [])];
            this.legend.showLines();
            this.table.forget();
            this.build();
        }
    }

    /** data: gives the columns, or is them; asked for when they are painted. */
    update(data, length, bands = []) {
        Object.assign(this, {source: data, length, bands});
        this.sight.due();
    }

    paint() {
        const [times, ...columns] = typeof this.source === "function" ? this.source() : this.source;
        const shown = (column) => this.log ? column.map((value) => value > 0 ? value : null) : column;
        this.data = [times, ...columns.map(shown)];
        this.plot.setData(this.data);
        this.legend.showValues(this.plot.cursor.idx);
        this.canvas.setAttribute("aria-label", this.words());
        this.table.show();
    }

    /** The newest figures for those who do not see the picture. */
    words() {
        let last = this.data[0].length - 1;
        if (last < 0) {
            return "no data yet";
        }
        while (last > 0 && this.data.slice(1).every((column) => column[last] == null)) {
            last--;
        }
        const line = ({label}, i) => `${isolated(label, 30)} ${this.value(this.data[i + 1][last])}`;
        const marked = this.bands.filter((band) => band.words).slice(0, MARKS_TOLD);
        const marks = marked.map((band) => `${band.words} at ${clock(band.from)}`).join(", ");
        const lines = this.lines.map(line).join(", ");
        return `${lines} at ${clock(this.data[0][last])}` + (marks && `; marked: ${marks}`);
    }

    value(number) {
        return number == null ? "–" : this.format(number) + (this.unit ? " " + this.unit : "");
    }

    isolate(line) {
        this.isolated = this.isolated === line ? null : line;
        this.lines.forEach((each, i) => this.plot.setSeries(i + 1, {show: this.shows(i)}));
        this.legend.showPressed();
    }

    selected(chart) {
        if (chart.select.width > 3) {
            const {left, width} = chart.select;
            zoomTo([chart.posToVal(left, "x"), chart.posToVal(left + width, "x")]);
        }
        chart.setSelect({left: 0, width: 0, top: 0, height: 0}, false);
    }

    /** By a factor, around the crosshair if there is one. */
    zoomBy(factor) {
        const [from, to] = this.zoom || [0, this.whole];
        const middle = this.data[0][this.plot.cursor.idx] ?? (from + to) / 2;
        const width = Math.max(2, (to - from) * factor);
        const left = Math.max(0, Math.min(middle - width / 2, this.whole - width));
        zoomTo(width >= this.whole ? null : [left, left + width]);
    }

    setZoom(range) {
        this.zoom = range;
        this.plot.setData(this.data);
        this.legend.showZoom();
    }
}

/** A line that never moves is still below what stands at the top. */
const LINEAR = {range: (chart, from, to) => [0, (to || 1) * 1.25]};
const LOG = {distr: 3, range: (chart, from, to) => logRange(from, to)};

/** From a half of a power of ten to another. */
function logRange(from, to) {
    const low = from > 0 ? from : 1;
    const high = Math.max(to || 1, low * 2);
    const [least, most] = [Math.floor(Math.log10(low) * 2), Math.ceil(Math.log10(high) * 2)];
    return [Math.pow(10, least / 2), Math.pow(10, most / 2)];
}
