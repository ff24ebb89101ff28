// Below a chart: a button for each line that isolates it, its value at the crosshair, zoom, and the way to the table.

import {el, fill, given, text} from "./dom.js";
import {zoomTo} from "./zoom.js";

function button(words, pressed, attributes = {}) {
    const made = el("button", {type: "button", ...attributes}, words);
    made.addEventListener("click", () => pressed(made));
    return made;
}

export class Legend {
    constructor(chart) {
        this.chart = chart;
        this.element = el("div", {class: "legend"});
        this.closer = button("+", () => chart.zoomBy(0.5), {"aria-label": "Zoom in"});
        this.wider = button("−", () => chart.zoomBy(2), {"aria-label": "Zoom out", disabled: true});
        this.all = button("⤺ whole test", () => zoomTo(null), {disabled: true});
        this.asTable = button("as table", () => this.toggleTable(), {"aria-expanded": "false"});
        this.showLines();
    }

    showLines() {
        this.entries = this.chart.lines.map((line, i) => {
            const value = el("span", {class: "n"});
            const mark = el("i", {class: line.dash ? "d" : null});
            mark.style.borderColor = `var(${line.color})`;
            const attributes = {"aria-pressed": "true", title: "Show this line alone, or all again"};
            const words = [mark, given(line.label), " ", value];
            return {value, button: button(words, () => this.chart.isolate(i), attributes)};
        });
        const zooms = [this.closer, this.wider, this.all];
        fill(this.element, this.entries.map((entry) => entry.button), el("span", {class: "sp"}), zooms, this.asTable);
    }

    /** Pressed are the lines that are shown. */
    showPressed() {
        this.entries.forEach((entry, i) => entry.button.setAttribute("aria-pressed", String(this.chart.shows(i))));
    }

    showZoom() {
        this.wider.disabled = this.all.disabled = this.chart.zoom === null;
    }

    showValues(index) {
        const {lines, data} = this.chart;
        const words = (column) => index == null ? "" : this.chart.value(column[index]);
        lines.forEach((line, i) => text(this.entries[i].value, words(data[i + 1])));
    }

    toggleTable() {
        const isShown = this.chart.table.toggle();
        this.asTable.setAttribute("aria-expanded", String(isShown));
        text(this.asTable, isShown ? "hide table" : "as table");
    }
}
