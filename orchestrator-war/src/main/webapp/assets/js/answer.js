// The answer that a test gives: how it ended, whether it can be trusted, whether it is as good as its plan
// wants it, and why.

import {threshold} from "./cards.js";
import {el, fill, given} from "./dom.js";
import {clock, duration} from "./format.js";
import {passedPill, statePill, verdictPill} from "./states.js";

/** interval: of the metrics, in ms; what is called a second is as long. */
export function lacksWords(missing, interval) {
    return `no data of ${duration(missing.length * interval)}, from ${clock(missing[0] * interval / 1000)} on`;
}

const lacks = (interval) => ({node_id: name, missing_seconds: missing}) =>
    el("li", {}, el("span", {}, given(name), ": " + lacksWords(missing, interval)));

function part(title, items) {
    return items.length ? el("div", {}, el("h3", {}, title), el("ul", {class: "list"}, items)) : null;
}

/** Writes it anew. */
export function showAnswer(place, test, interval) {
    const {measurement, thresholds, reasons} = test.verdict;
    const words = test.state_detail ? [el("span", {}, test.state_detail)] : [];
    const pills = [statePill(test.state), "measurement", verdictPill(measurement), passedPill(test.verdict)];
    const missing = test.drivers.filter((driver) => driver.missing_seconds.length);
    const none = el("li", {class: "q"}, el("span", {}, "The plan sets no thresholds."));
    fill(place, el("p", {class: "head big"}, pills, words), el("div", {class: "half parts"},
        part("Thresholds", thresholds.length ? thresholds.map((each) => threshold(each, interval)) : [none]),
        part("Why the measurement is judged so", reasons.map((reason) => el("li", {}, el("bdi", {}, reason)))),
        part("What is missing", missing.map(lacks(interval)))));
}
