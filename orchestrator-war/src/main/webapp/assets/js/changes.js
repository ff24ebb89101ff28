// What changed between two tests, figure by figure: in its unit, and whether it is more than noise.

import {el} from "./dom.js";
import {count, millis, NONE, rate} from "./format.js";

const COLUMNS = ["Figure", "Base", "Candidate", "Change", "Relative", "More than noise?"];
const REQUESTS = {unit: "", format: count};
const isTiny = (percent) => percent !== 0 && Math.abs(percent) < 0.01;
/** The difference of two shares is one of points: percent would be of the share itself. */
const SHARE = {unit: "%", unitOfChange: "points", format: (percent) => isTiny(percent) ? "< 0.01" : percent.toFixed(2)};
const FLOW = {
    rps: {words: "throughput", unit: "/s", format: rate},
    error_rate: {...SHARE, words: "failed of completed"},
    sent: {...REQUESTS, words: "requests sent"},
    failed: {...REQUESTS, words: "requests failed"},
    not_sent: {...REQUESTS, words: "requests not sent"},
};
const JUDGEMENTS = {true: ["warn", "● more than noise"], false: ["", "○ within noise"]};

/** All but the flow are response times; p99_9 is read as p99.9. */
const kindOf = (name) => FLOW[name] || {words: "response time " + name.replace("_", "."), unit: "ms", format: millis};

const value = (number, {format, unit}) => number == null ? NONE : [format(number), unit && el("small", {}, " " + unit)];

function signed(number, kind) {
    const sign = number > 0 ? "+" : number < 0 ? "−" : "";
    const unit = kind.unitOfChange ?? kind.unit;
    return number == null ? NONE : [sign, value(Math.abs(number), {...kind, unit})].flat();
}

function row(figure) {
    const kind = kindOf(figure.name);
    const [look, words] = JUDGEMENTS[figure.significant] || [];
    const share = {unit: "%", format: (part) => (100 * part).toFixed(1)};
    return el("tr", {},
        el("td", {}, kind.words),
        el("td", {}, value(figure.base, kind)),
        el("td", {}, value(figure.candidate, kind)),
        el("td", {}, signed(figure.change, kind)),
        el("td", {}, signed(figure.relative, share)),
        el("td", {class: "t"}, words ? el("span", {class: "pill " + look}, words) : NONE));
}

/** Head and body of a table. */
export function changesTable(figures) {
    const head = COLUMNS.map((name, i) => el("th", {scope: "col", class: i === 5 ? "t" : null}, name));
    return [el("thead", {}, el("tr", {}, head)), el("tbody", {}, figures.map(row))];
}
