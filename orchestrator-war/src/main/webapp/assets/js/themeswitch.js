// The button that goes through the three themes: as the system, light, dark. How it looks stands in the style sheet.

import {byId, text} from "./dom.js";

const WORDS = {system: "as the system", light: "light", dark: "dark"};
const system = matchMedia("(prefers-color-scheme: dark)");
const {dataset} = document.documentElement;

/** The first step from the system's theme is to the other one: it is seen at once. */
function next() {
    const way = system.matches ? ["system", "light", "dark"] : ["system", "dark", "light"];
    return way[(way.indexOf(dataset.chosen) + 1) % way.length];
}

function name() {
    const words = `Theme: ${WORDS[dataset.chosen]}`;
    byId("theme").setAttribute("aria-label", words);
    byId("theme").title = words;
    return words;
}

byId("theme").addEventListener("click", () => {
    dispatchEvent(new CustomEvent("theme-chosen", {detail: next()}));
    text(byId("theme-said"), name());
});
addEventListener("theme", name);
name();
