// A chart by keyboard: what the pointer does to it, arrows and + and − do too.

import {zoomTo} from "./zoom.js";

const PAGE = 10;

export class ChartKeys {
    constructor(chart) {
        this.chart = chart;
        this.actions = {
            ArrowLeft: () => this.move(-1),
            ArrowRight: () => this.move(1),
            PageUp: () => this.move(-PAGE),
            PageDown: () => this.move(PAGE),
            Home: () => this.move(-Infinity),
            End: () => this.move(Infinity),
            "+": () => chart.zoomBy(0.5),
            "=": () => chart.zoomBy(0.5),
            "-": () => chart.zoomBy(2),
            Escape: () => zoomTo(null),
        };
        chart.canvas.addEventListener("keydown", (event) => this.pressed(event));
    }

    pressed(event) {
        const action = event.ctrlKey || event.metaKey || event.altKey ? null : this.actions[event.key];
        if (action) {
            event.preventDefault();
            action();
        }
    }

    /** The crosshair of all charts by so many seconds; a zoomed window follows it. */
    move(by) {
        const {plot, data, zoom} = this.chart;
        const last = data[0].length - 1;
        if (last < 0) {
            return;
        }
        const index = Math.max(0, Math.min(last, (plot.cursor.idx ?? (by < 0 ? last + 1 : -1)) + by));
        const time = data[0][index];
        if (zoom && (time < zoom[0] || time > zoom[1])) {
            const width = zoom[1] - zoom[0];
            const from = Math.max(0, time - width / 2);
            zoomTo([from, from + width]);
        }
        plot.setCursor({left: plot.valToPos(time, "x"), top: plot.over.clientHeight / 2}, true, true);
    }
}
