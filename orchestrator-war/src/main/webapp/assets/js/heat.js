// Where responses fall: a column for each second, a row for each step of time, darker where there are more.

import {el} from "./dom.js";
import {clock, millis} from "./format.js";

const LEFT = 44;
const BOTTOM = 18;

export class HeatMap {
    constructor(place) {
        this.canvas = el("canvas", {role: "img", "aria-label": "latency heat map; its figures are in the table of response times"});
        place.append(this.canvas);
        this.place = place;
        this.series = null;
        this.length = 0;
        new ResizeObserver(() => this.draw()).observe(place);
        addEventListener("theme", () => this.draw());
    }

    update(series, length) {
        this.series = series;
        this.length = length;
        this.draw();
    }

    draw() {
        const bins = this.bins();
        const [width, height] = [this.place.clientWidth, this.place.clientHeight];
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

    /** The range of bins in use and the fullest, null while there are none. */
    bins() {
        let [low, high, most] = [Infinity, -Infinity, 0];
        this.series?.seconds.forEach((second) => (second.bins || []).forEach(([bin, count]) => {
            low = Math.min(low, bin);
            high = Math.max(high, bin);
            most = Math.max(most, count);
        }));
        return most ? {low, high: Math.max(high, low + 7), most} : null;
    }

    cells(pen, width, height, {low, high, most}) {
        const seconds = Math.max(this.length, this.series.last + 1, 10);
        const cell = (width - LEFT) / seconds;
        const row = (height - BOTTOM) / (high - low + 1);
        pen.fillStyle = getComputedStyle(document.documentElement).getPropertyValue("--p50");
        this.series.seconds.forEach((second, index) => (second.bins || []).forEach(([bin, count]) => {
            pen.globalAlpha = 0.12 + 0.88 * Math.pow(count / most, 0.4);
            pen.fillRect(LEFT + index * cell, (high - bin) * row, Math.max(cell, 1), Math.max(row, 1));
        }));
        pen.globalAlpha = 1;
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
        const seconds = Math.max(this.length, this.series.last + 1, 10);
        for (let i = 0; i < 5; i++) {
            const time = Math.round(i / 4 * seconds);
            pen.fillText(clock(time), Math.min(Math.max(LEFT + time / seconds * (width - LEFT), LEFT + 14), width - 16), height - 4);
        }
    }
}

/** Four bins to each doubling, the first from 1 µs on. */
export function lowerMillis(bin) {
    return Math.pow(2, bin / 4) / 1000;
}
