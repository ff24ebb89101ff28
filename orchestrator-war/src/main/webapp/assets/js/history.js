// What the server has listed, in the reader's own time and with the signs that every page uses.

import {byId} from "./dom.js";
import {dateTime} from "./format.js";
import {statePill, verdictPill} from "./states.js";

function dress() {
    document.querySelectorAll("time[datetime]:not([data-done])").forEach((time) => {
        time.dataset.done = "";
        time.textContent = dateTime(time.getAttribute("datetime"));
    });
    document.querySelectorAll("[data-state]").forEach((place) => place.replaceWith(statePill(place.dataset.state)));
    document.querySelectorAll("[data-verdict]").forEach((place) => place.replaceWith(verdictPill(place.dataset.verdict)));
}

new MutationObserver(dress).observe(byId("form"), {subtree: true, childList: true});
dress();
