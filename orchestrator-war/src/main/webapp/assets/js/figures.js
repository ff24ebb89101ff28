// Below a picture that has no lines: a button, and behind it the picture's figures as a table.

import {el, fill, tableView, text} from "./dom.js";
import {Rows} from "./rows.js";

export class FiguresTable {
    /** rows() gives an array for each row, its first cell unlike that of all others. */
    constructor(place, name, columns, rows) {
        this.source = rows;
        this.button = el("button", {type: "button", "aria-expanded": "false"}, "as table");
        this.button.addEventListener("click", () => this.toggle());
        const body = el("tbody");
        const head = el("tr", {}, columns.map((column) => el("th", {scope: "col"}, column)));
        this.element = tableView(name, el("table", {}, el("thead", {}, head), body));
        this.rows = new Rows(body, {
            key: ([first]) => first,
            make: (cells) => el("tr", {}, cells.map(() => el("td"))),
            show: (row, cells) => cells.forEach((words, i) => text(row.children[i], words)),
        });
        const below = el("div", {class: "legend"});
        fill(below, el("span", {class: "sp"}), this.button);
        place.after(below, this.element);
    }

    toggle() {
        this.element.hidden = !this.element.hidden;
        this.button.setAttribute("aria-expanded", String(!this.element.hidden));
        text(this.button, this.element.hidden ? "as table" : "hide table");
        this.show();
    }

    /** After each change of the picture. */
    show() {
        this.element.hidden || this.rows.show(this.source());
    }
}
