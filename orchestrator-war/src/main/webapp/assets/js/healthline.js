// One driver's last five minutes: CPU as a line on a button, and behind it everything that it told of its health, as
// a table.

import {el, tableView, text} from "./dom.js";
import {millis, share, time} from "./format.js";
import {cpuLine, healthOf} from "./health.js";
import {Rows} from "./rows.js";
import {Sparkline} from "./sparkline.js";

const COLUMNS = ["Time", "CPU", "Pauses, ms", "Loop lag, ms"];

export class HealthLine {
    /** below: hidden until the table is asked for. */
    constructor(nodeId, below) {
        Object.assign(this, {nodeId, below, spark: new Sparkline()});
        const label = `Health of ${nodeId} in the last five minutes, as a table`;
        const attributes = {type: "button", class: "line", "aria-expanded": "false", "aria-label": label};
        this.button = el("button", attributes, this.spark.canvas);
        this.button.addEventListener("click", () => this.toggle());
        const body = el("tbody");
        const head = el("tr", {}, COLUMNS.map((name) => el("th", {scope: "col"}, name)));
        const table = el("table", {}, el("thead", {}, head), body);
        this.table = tableView(`Health of ${nodeId}`, table);
        this.table.hidden = false; // what is hidden is the row that it stands in
        this.rows = new Rows(body, {
            key: ({at}) => at,
            make: () => el("tr", {}, COLUMNS.map(() => el("td"))),
            show: (row, {at, cpu, pause, lag}) => {
                const words = [time(at), share(cpu), millis(pause), millis(lag)];
                words.forEach((each, i) => text(row.cells[i], each));
            },
        });
    }

    toggle() {
        this.below.hidden = !this.below.hidden;
        this.button.setAttribute("aria-expanded", String(!this.below.hidden));
        this.show();
    }

    show() {
        const history = healthOf(this.nodeId);
        this.spark.show(cpuLine(history, Date.now()));
        this.below.hidden || this.rows.show(history.reverse());
    }

    close() {
        this.spark.close();
    }
}
