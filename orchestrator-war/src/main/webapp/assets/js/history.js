// What the server has listed, in the reader's own time and with the signs that every page uses; picked tests
// are compared or deleted.

import {remove} from "./api.js";
import {byId, el, fill, given, isolated, text} from "./dom.js";
import {feed} from "./feed.js";
import {dateTime} from "./format.js";
import {Picks} from "./picks.js";
import {ENDED, statePill, verdictPill} from "./states.js";

const form = byId("form");
const picks = new Picks();
/** Tests that ran when this list was made, or began since; and those of them that have ended, which it lacks. */
const running = new Set();
const newer = new Set();

function dress() {
    form.querySelectorAll("time[datetime]:not([data-done])").forEach((time) => {
        time.dataset.done = "";
        time.textContent = dateTime(time.getAttribute("datetime"));
    });
    form.querySelectorAll("[data-state]").forEach((place) => place.replaceWith(statePill(place.dataset.state)));
    form.querySelectorAll("[data-verdict]").forEach((place) => place.replaceWith(verdictPill(place.dataset.verdict)));
    const boxes = [...form.querySelectorAll("[data-pick]")];
    picks.keep(boxes.map((box) => box.dataset.pick));
    boxes.forEach((box) => {
        box.checked = picks.has(box.dataset.pick);
        newer.delete(box.dataset.pick);
    });
    showPicked();
    tellNewer();
}

function showPicked() {
    byId("compare").disabled = picks.size !== 2;
    byId("delete").disabled = picks.size === 0;
    const words = `${picks.size} picked` + (picks.size === 2 ? ": the first is the base." : "");
    text(byId("picked"), picks.size === 0 ? "Tick two to compare them." : words);
}

/** Which tests would be deleted, each by its name. */
function ask() {
    const {size} = picks;
    text(byId("ask-what"), size === 1 ? "This test:" : `These ${size} tests:`);
    fill(byId("ask-names"), picks.ids.map((id) => el("li", {}, given(picks.nameOf(id)))));
    window.PF("ask").show();
}

async function removePicked() {
    window.PF("ask").hide();
    text(byId("fault"), "");
    const refused = await picks.deleteAll((id) => remove("/api/tests/" + encodeURIComponent(id)));
    text(byId("fault"), refused ? `${isolated(refused.name)}: ${refused.message}` : "");
    showPicked();
    window.PF("tests").filter();
}

/** The list stays as it is while somebody reads it, and tells that there is more. */
function follow({test_id: id, state}) {
    if (!ENDED.has(state)) {
        running.add(id);
    } else if (running.delete(id)) {
        newer.add(id);
        tellNewer();
    }
}

function tellNewer() {
    byId("newer").hidden = newer.size === 0;
    text(byId("newer"), newer.size === 1 ? "Show a newer result" : `Show ${newer.size} newer results`);
}

function showNewer() {
    newer.clear();
    tellNewer();
    window.PF("tests").filter();
}

feed.on("tests", ({tests}) => tests.forEach(follow));
byId("newer").addEventListener("click", showNewer);
form.addEventListener("change", ({target}) => {
    if (target.dataset.pick) {
        picks.set(target.dataset.pick, target.dataset.name, target.checked);
        showPicked();
    }
});
byId("compare").addEventListener("click", () => {
    const [base, candidate] = picks.ids;
    location.assign("/compare.xhtml?" + new URLSearchParams({base, candidate}));
});
byId("delete").addEventListener("click", ask);
byId("delete-no").addEventListener("click", () => window.PF("ask").hide());
byId("delete-yes").addEventListener("click", removePicked);
/** The server has forgotten this list: a new one, that looks for the same. */
addEventListener("view-expired", () => {
    const wanted = new URLSearchParams({text: byId("form:text").value, state: byId("form:state").value});
    location.replace("/history.xhtml?" + wanted);
});

new MutationObserver(dress).observe(form, {subtree: true, childList: true});
dress();
