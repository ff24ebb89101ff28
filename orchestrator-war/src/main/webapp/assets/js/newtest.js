// The form's own manners: copying, fields by the kind of load, presets, and what is invalid.

import "./draft.js";
import {byId, text} from "./dom.js";
import {draw} from "./loadshape.js";

document.querySelectorAll("[data-copy]").forEach((button) => button.addEventListener("click", async () => {
    const source = byId("copy-" + button.dataset.copy);
    if (!source.textContent) {
        text(byId("copied"), "First fill in what is marked: it is no plan yet.");
        return;
    }
    try {
        await navigator.clipboard.writeText(source.textContent);
        text(byId("copied"), "Copied.");
    } catch (refused) {
        source.parentElement.hidden = false;
        getSelection().selectAllChildren(source);
        text(byId("copied"), "This browser does not let pages copy: it is marked below, press Ctrl+C.");
    }
}));

/** An avalanche has other fields than a tsunami. */
function showKind() {
    byId("form:load").dataset.type = byId("form:type").value;
}

/** What a preset says stands in all fields, once. They are never drawn anew: nothing is lost in the midst of typing. */
function take() {
    const given = byId("form:filled");
    if (!given?.dataset.values) {
        return;
    }
    const values = JSON.parse(given.dataset.values);
    given.dataset.values = "";
    document.querySelectorAll("[data-path]").forEach((field) => {
        const value = values[field.dataset.path] || "";
        if (field.type === "checkbox") {
            field.checked = value === "true";
        } else if (field.options && !value) {
            field.selectedIndex = 0;
        } else {
            field.value = value;
        }
    });
    showKind();
}

/** What is typed into a field is invalid while a fault stands there. */
function mark() {
    document.querySelectorAll(".field > .fault").forEach((fault) => {
        const field = fault.parentElement.querySelector("input, select, textarea");
        if (fault.textContent.trim()) {
            field.setAttribute("aria-invalid", "true");
        } else {
            field.removeAttribute("aria-invalid");
        }
    });
}

new MutationObserver(() => {
    take();
    draw();
    mark();
}).observe(byId("form"), {subtree: true, childList: true});
byId("form:type").addEventListener("change", showKind);
addEventListener("theme", draw);
addEventListener("resize", draw);
draw();
mark();
