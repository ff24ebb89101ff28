// Where responses fall: a column for each second, or for as many as there is room for, a row for each step of time,
// darker where there are more. Follows the charts' zoom.

import {el, text} from "./dom.js";
import {FiguresTable} from "./figures.js";
import {clock, count, millis, percent} from "./format.js";
import {columnWords, intervalsPerColumn, sumsOf} from "./heatcolumns.js";
import {Sight} from "./sight.js";
import {followZoom} from "./zoom.js";

const LEFT = 44;
const BOTTOM = 18;
const COLUMNS = ["Response time, ms", "Responses", "Share"];

export class HeatMap {
    /** heading: where it says what a column is. */
    constructor(place, heading) {
        this.heading = heading;
        this.canvas = el("canvas", {role: "img", "aria-label": "latency heat map, no data yet"});
        place.append(this.canvas);
        this.figures = new FiguresTable(place, "Figures of the heat map", COLUMNS, () => this.rows());
        this.place = place;
        this.series = null;
        this.length = 0;
        this.zoom = null;
        this.sight = new Sight(place, () => this.draw());
        this.size = [place.clientWidth, place.clientHeight];
        new ResizeObserver(([{contentRect}]) => {
            this.size = [contentRect.width, contentRect.height];
            this.draw();
        }).observe(place);
        addEventListener("theme", () => this.draw());
        followZoom(this);
    }

    update(series, length) {
        this.series = series;
        this.length = length;
        this.sight.due();
    }

    setZoom(range) {
        this.zoom = range;
        this.draw();
    }

    draw() {
        const bins = this.bins();
        const [width, height] = this.size;
        this.figures.show();
        if (!width || !bins) {
            return;
        }
        const {first, last} = this.shown;
        const time = (index) => clock(index * this.series.interval / 1000);
        this.canvas.setAttribute("aria-label", `latency heat map, ${time(first)} to ${time(last)}; as a table below`);
        const ratio = devicePixelRatio || 1;
        this.canvas.width = width * ratio;
        this.canvas.height = height * ratio;
        this.canvas.style.width = width + "px";
        this.canvas.style.height = height + "px";
        const pen = this.canvas.getContext("2d");
        pen.scale(ratio, ratio);
        this.cells(pen, width, height, bins);
        this.axes(pen, width, height, bins);
    }

    /** First index, and the one after the last. */
    get shown() {
        const index = (seconds) => seconds * 1000 / this.series.interval;
        if (this.zoom) {
            const [from, to] = this.zoom;
            const first = Math.max(0, Math.floor(index(from)));
            return {first, last: Math.max(first + 1, Math.ceil(index(to)))};
        }
        return {first: 0, last: Math.max(Math.ceil(index(this.length)), this.series.last + 1, 1)};
    }

    /** The bins that anything is in, the quickest first, over all that is shown. */
    rows() {
        const counts = new Map();
        let all = 0;
        const {first, last} = this.series ? this.shown : {first: 0, last: 0};
        this.series?.seconds.slice(first, last).forEach((second) => second?.bins?.forEach(([bin, number]) => {
            counts.set(bin, (counts.get(bin) || 0) + number);
            all += number;
        }));
        return [...counts].sort(([a], [b]) => a - b).map(([bin, number]) =>
            [[bin, bin + 1].map(lowerMillis).map(millis).join(" to "), count(number), `${percent(number, all)} %`]);
    }

    /** The range of bins in use, null while there are none. */
    bins() {
        let [low, high] = [Infinity, -Infinity];
        this.series?.seconds.forEach((second) => {
            const bins = second?.bins;
            if (bins?.length) {
                low = Math.min(low, bins[0][0]);
                high = Math.max(high, bins[bins.length - 1][0]);
            }
        });
        return high < low ? null : {low, high: Math.max(high, low + 7)};
    }

    /** One point for each cell, stretched at once: an hour has a hundred thousand of them. */
    cells(pen, width, height, {low, high}) {
        const rows = high - low + 1;
        const {first, last} = this.shown;
        const each = intervalsPerColumn(last - first, Math.floor(width - LEFT));
        const columns = Math.ceil((last - first) / each);
        const {sums, most} = sumsOf(this.series.seconds.slice(first, last), {each, columns, rows, high});
        text(this.heading, columnWords(each * this.series.interval));
        const picture = new OffscreenCanvas(columns, rows);
        const brush = picture.getContext("2d");
        const points = brush.createImageData(columns, rows);
        const [red, green, blue] = shade();
        const depth = (sum) => 255 * (0.12 + 0.88 * Math.pow(sum / most, 0.4));
        sums.forEach((sum, i) => sum && points.data.set([red, green, blue, depth(sum)], 4 * i));
        brush.putImageData(points, 0, 0);
        pen.imageSmoothingEnabled = false;
        const filled = (last - first) / each; // of the last column the part that is shown
        pen.drawImage(picture, 0, 0, filled, rows, LEFT, 0, width - LEFT, height - BOTTOM);
    }

    axes(pen, width, height, {low, high}) {
        const styles = getComputedStyle(document.documentElement);
        const row = (height - BOTTOM) / (high - low + 1);
        pen.font = "11px " + styles.getPropertyValue("--num");
        pen.fillStyle = styles.getPropertyValue("--ink3");
        pen.textAlign = "right";
        const step = Math.max(1, Math.ceil((high - low) / 5));
        for (let bin = low; bin <= high; bin += step) {
            pen.fillText(millis(lowerMillis(bin)), LEFT - 6, (high - bin + 1) * row);
        }
        pen.textAlign = "center";
        const {first, last} = this.shown;
        const [from, to] = [first, last].map((index) => index * this.series.interval / 1000);
        for (let i = 0; i < 5; i++) {
            const time = Math.round(from + i / 4 * (to - from));
            const x = LEFT + (time - from) / (to - from) * (width - LEFT);
            pen.fillText(clock(time), Math.min(Math.max(x, LEFT + 14), width - 16), height - 4);
        }
    }
}

/** The colour of p50 as its three parts. */
function shade() {
    const hex = getComputedStyle(document.documentElement).getPropertyValue("--p50").trim().slice(1);
    return [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16));
}

/** Four bins to each doubling, the first from 1 µs on. */
export function lowerMillis(bin) {
    return Math.pow(2, bin / 4) / 1000;
}
