// Every figure, over all nodes and of each. Rows stay; their figures change.

import {el, fill, given, text} from "./dom.js";
import {count, millis, share} from "./format.js";
import {Rows} from "./rows.js";
import {driverPill} from "./states.js";

const TIMES = ["min", "max", "mean", "median", "mode", "p95", "p99"];
const COLUMNS = ["Node", "Sent", "Failed", "Min", "Max", "Mean", "Median", "Mode", "p95", "p99", "CPU"];

export class NodeTable {
    constructor(table) {
        const body = el("tbody");
        const head = el("tr", {}, COLUMNS.map((name) => el("th", {scope: "col"}, name)));
        fill(table, el("thead", {}, head), body);
        this.rows = new Rows(body, {key: (part) => part.node_id ?? "", make, show: write});
    }

    show(test) {
        this.rows.show([test, ...test.drivers]);
    }
}

/** The whole test has no node of its own. */
function make(part) {
    const cells = COLUMNS.slice(1).map(() => el("td"));
    const node = part.node_id == null ? el("td") : el("td", {}, given(part.node_id), " ", el("span"));
    return el("tr", part.node_id == null ? {class: "all"} : {"data-node": part.node_id}, node, cells);
}

function write(row, part) {
    const time = part.latency?.response_time || {};
    const [node, ...cells] = row.children;
    if (part.node_id == null) {
        text(node, `All ${part.drivers.length} nodes`);
    } else if (node.dataset.state !== part.state) {
        node.dataset.state = part.state;
        node.lastElementChild.replaceWith(driverPill(part.state));
    }
    const {sent, failed} = part.requests;
    const cpu = part.node_id == null ? "" : share(part.health?.cpu);
    const figures = [count(sent), count(failed), ...TIMES.map((name) => millis(time[name])), cpu];
    figures.forEach((words, i) => text(cells[i], words));
    row.dataset.sent = sent ?? "";
}
