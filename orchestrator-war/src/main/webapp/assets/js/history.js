// What the server has listed, in the reader's own time and with the signs that every page uses; tests are picked to compare or delete them.

import {remove} from "./api.js";
import {byId, isolated, text} from "./dom.js";
import {dateTime} from "./format.js";
import {statePill, verdictPill} from "./states.js";

const form = byId("form");
const picked = new Map();

function dress() {
    form.querySelectorAll("time[datetime]:not([data-done])").forEach((time) => {
        time.dataset.done = "";
        time.textContent = dateTime(time.getAttribute("datetime"));
    });
    form.querySelectorAll("[data-state]").forEach((place) => place.replaceWith(statePill(place.dataset.state)));
    form.querySelectorAll("[data-verdict]").forEach((place) => place.replaceWith(verdictPill(place.dataset.verdict)));
    form.querySelectorAll("[data-pick]").forEach((box) => {
        box.checked = picked.has(box.dataset.pick);
    });
}

function showPicked() {
    byId("compare").disabled = picked.size !== 2;
    byId("delete").disabled = picked.size === 0;
    text(byId("picked"), picked.size === 0 ? "Tick two to compare them." : `${picked.size} picked` + (picked.size === 2 ? ": the first is the base." : ""));
}

async function removePicked() {
    window.PF("ask").hide();
    text(byId("fault"), "");
    for (const id of [...picked.keys()]) {
        try {
            await remove("/api/tests/" + encodeURIComponent(id));
            picked.delete(id);
        } catch (refused) {
            text(byId("fault"), `${isolated(picked.get(id))}: ${refused.message}`);
            break;
        }
    }
    showPicked();
    window.PF("tests").filter();
}

form.addEventListener("change", ({target}) => {
    if (target.dataset.pick) {
        target.checked ? picked.set(target.dataset.pick, target.dataset.name) : picked.delete(target.dataset.pick);
        showPicked();
    }
});
byId("compare").addEventListener("click", () => {
    const [base, candidate] = picked.keys();
    location.assign("/compare.xhtml?" + new URLSearchParams({base, candidate}));
});
byId("delete").addEventListener("click", () => {
    text(byId("ask-what"), picked.size === 1 ? `“${isolated([...picked.values()][0])}”:` : `${picked.size} tests:`);
    window.PF("ask").show();
});
byId("delete-no").addEventListener("click", () => window.PF("ask").hide());
byId("delete-yes").addEventListener("click", removePicked);
/** The server has forgotten this list: a new one, that looks for the same. */
addEventListener("view-expired", () => {
    const wanted = new URLSearchParams({text: byId("form:text").value, state: byId("form:state").value});
    location.replace("/history.xhtml?" + wanted);
});

new MutationObserver(dress).observe(form, {subtree: true, childList: true});
dress();
