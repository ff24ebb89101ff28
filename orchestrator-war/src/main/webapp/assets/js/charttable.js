// The figures behind a chart, the newest second first. Of a long test the newest ones, until all are asked for.

import {el, fill, given, tableView, text} from "./dom.js";
import {clock} from "./format.js";
import {Rows} from "./rows.js";

const AT_FIRST = 300;

export class ChartTable {
    constructor(chart) {
        this.chart = chart;
        this.most = AT_FIRST;
        this.rows = null;
        this.more = el("button", {type: "button", class: "btn", hidden: true});
        this.more.addEventListener("click", () => {
            this.most = Infinity;
            this.show();
        });
        this.element = tableView("Figures of the chart");
    }

    /** Whether it is shown now. */
    toggle() {
        this.element.hidden = !this.element.hidden;
        this.chart.sight.catchUp();
        this.show();
        return !this.element.hidden;
    }

    /** Other lines, other columns. */
    forget() {
        this.rows = null;
        this.show();
    }

    show() {
        if (this.element.hidden) {
            return;
        }
        this.rows || this.build();
        const {data} = this.chart;
        const seconds = data[0].length;
        const first = Math.max(0, seconds - this.most);
        this.rows.show(Array.from({length: seconds - first}, (_, i) => seconds - 1 - i));
        this.more.hidden = first === 0;
        text(this.more, `Show the ${first} earlier rows too`);
    }

    build() {
        const {lines} = this.chart;
        const body = el("tbody");
        const heads = ["Time", ...lines.map((line) => given(line.label))];
        const head = el("tr", {}, heads.map((words) => el("th", {scope: "col"}, words)));
        fill(this.element, el("table", {}, el("thead", {}, head), body), this.more);
        this.rows = new Rows(body, {
            key: (index) => index,
            make: (index) => {
                const when = el("td", {}, clock(this.chart.data[0][index]));
                return el("tr", {"data-second": index}, when, lines.map(() => el("td")));
            },
            show: (row, index) => lines.forEach((line, i) => text(row.children[i + 1], this.words(i, index))),
        });
    }

    words(line, index) {
        const value = this.chart.data[line + 1][index];
        return value == null ? "–" : this.chart.format(value);
    }
}
