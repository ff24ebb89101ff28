// Where responses fall: a column for each second, a row for each step of time, darker where there are more.

import {el} from "./dom.js";
import {clock, millis} from "./format.js";
import {Sight} from "./sight.js";

const LEFT = 44;
const BOTTOM = 18;

export class HeatMap {
    constructor(place) {
        this.canvas = el("canvas", {role: "img", "aria-label": "latency heat map; its figures are in the table of response times"});
        place.append(this.canvas);
        this.place = place;
        this.series = null;
        this.length = 0;
        this.sight = new Sight(place, () => this.draw());
        this.size = [place.clientWidth, place.clientHeight];
        new ResizeObserver(([{contentRect}]) => {
            this.size = [contentRect.width, contentRect.height];
            this.draw();
        }).observe(place);
        addEventListener("theme", () => this.draw());
    }

    update(series, length) {
        this.series = series;
        this.length = length;
        this.sight.due();
    }

    draw() {
        const bins = this.bins();
        const [width, height] = this.size;
        if (!width || !bins) {
            return;
        }
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

    get span() {
        return Math.max(Math.ceil(this.length * 1000 / this.series.interval), this.series.last + 1, 10);
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
        const columns = Math.min(this.span, Math.floor(width - LEFT));
        const {sums, most} = this.sums(columns, rows, high);
        const picture = new OffscreenCanvas(columns, rows);
        const brush = picture.getContext("2d");
        const points = brush.createImageData(columns, rows);
        const [red, green, blue] = shade();
        sums.forEach((sum, i) => sum && points.data.set([red, green, blue, 255 * (0.12 + 0.88 * Math.pow(sum / most, 0.4))], 4 * i));
        brush.putImageData(points, 0, 0);
        pen.imageSmoothingEnabled = false;
        pen.drawImage(picture, LEFT, 0, width - LEFT, height - BOTTOM);
    }

    sums(columns, rows, high) {
        const sums = new Float64Array(columns * rows);
        let most = 1;
        this.series.seconds.forEach((second, index) => {
            const column = Math.floor(index * columns / this.span);
            second?.bins?.forEach(([bin, count]) => {
                const cell = (high - bin) * columns + column;
                sums[cell] += count;
                most = Math.max(most, sums[cell]);
            });
        });
        return {sums, most};
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
        const seconds = this.span * this.series.interval / 1000;
        for (let i = 0; i < 5; i++) {
            const time = Math.round(i / 4 * seconds);
            pen.fillText(clock(time), Math.min(Math.max(LEFT + time / seconds * (width - LEFT), LEFT + 14), width - 16), height - 4);
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
