// Says how what a page shows is, and how old: each other state is announced, the age, which is never the same, is not.

import {el, fill, text} from "./dom.js";

export class AgePill {
    constructor(element) {
        this.element = element;
        this.state = el("span", {}, element.textContent);
        this.age = el("span", {"aria-hidden": "true"});
        fill(element, el("span", {}, this.state, this.age));
    }

    /** kind: "ok", "warn" or "bad"; age in ms. */
    show(kind, state, age) {
        this.element.className = "pill " + kind;
        text(this.state, state);
        text(this.age, ` · ${(age / 1000).toFixed(1)} s old`);
    }
}
