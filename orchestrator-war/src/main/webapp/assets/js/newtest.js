// The form's own manners: copying, fields by the kind of load, presets, and the shape of the load.

import "./draft.js";
import {byId, text} from "./dom.js";

document.querySelectorAll("[data-copy]").forEach((button) => button.addEventListener("click", async () => {
    if (!byId("copy-" + button.dataset.copy).textContent) {
        text(byId("copied"), "First fill in what is marked: it is no plan yet.");
        return;
    }
    try {
        await navigator.clipboard.writeText(byId("copy-" + button.dataset.copy).textContent);
        text(byId("copied"), "Copied.");
    } catch (refused) {
        const source = byId("copy-" + button.dataset.copy);
        source.parentElement.hidden = false;
        getSelection().selectAllChildren(source);
        text(byId("copied"), "This browser does not let pages copy: it is marked below, press Ctrl+C.");
    }
}));

/** "rate seconds warm-up-seconds", each 0 where it is not known. */
function draw() {
    const canvas = byId("shape");
    if (canvas) {
        canvas.style.visibility = canvas.dataset.shape ? "" : "hidden";
    }
    const [rate, seconds, warmUp] = (canvas?.dataset.shape || "").split(" ").map(Number);
    const [width, height] = [canvas?.clientWidth, canvas?.clientHeight];
    if (!width) {
        return;
    }
    const ratio = devicePixelRatio || 1;
    canvas.width = width * ratio;
    canvas.height = height * ratio;
    const pen = canvas.getContext("2d");
    pen.scale(ratio, ratio);
    const styles = getComputedStyle(document.documentElement);
    const whole = (seconds || 60) + (warmUp || 0);
    const border = (warmUp || 0) / whole * width;
    pen.fillStyle = styles.getPropertyValue("--accent");
    pen.globalAlpha = 0.25;
    pen.fillRect(0, 14, border, height - 32);
    pen.globalAlpha = rate ? 0.9 : 0.5;
    pen.fillRect(border, 14, width - border, height - 32);
    pen.globalAlpha = 1;
    pen.fillStyle = styles.getPropertyValue("--ink2");
    pen.font = "11px " + styles.getPropertyValue("--txt");
    pen.fillText(rate ? `${rate.toLocaleString("en")}/s` : "as fast as the target answers", 0, 10);
    pen.fillText((warmUp ? "warm-up, then " : "") + (seconds ? `${seconds.toLocaleString("en")} s` : "until the count is reached"), 0, height - 4);
}

/** An avalanche has other fields than a tsunami. */
function showKind() {
    byId("form:load").dataset.type = byId("form:type").value;
}

/** What a preset says stands in all fields, once: they are never drawn anew, so that nothing is lost in the midst of typing. */
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
        fault.textContent.trim() ? field.setAttribute("aria-invalid", "true") : field.removeAttribute("aria-invalid");
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
