// What was typed, when the server has forgotten the form meanwhile: kept in this tab, and given back to a new form.

import {byId} from "./dom.js";

const KEY = "landfall-draft";

function fields() {
    return [...document.querySelectorAll("[data-path]")];
}

const valueOf = (field) => field.type === "checkbox" ? String(field.checked) : field.value;

const here = () => location.pathname + location.search;

/** Texts by path, and where the cursor was. */
function keep() {
    const texts = Object.fromEntries(fields().map((field) => [field.dataset.path, valueOf(field)]));
    sessionStorage.setItem(KEY, JSON.stringify({address: here(), texts, focus: document.activeElement?.id}));
}

function restore() {
    const kept = sessionStorage.getItem(KEY);
    if (!kept) {
        return;
    }
    const {address, texts, focus} = JSON.parse(kept);
    if (address !== here()) {
        return; // of another form, such as one that began with an earlier test
    }
    addEventListener("draft-restored", () => {
        sessionStorage.removeItem(KEY);
        const field = byId(focus);
        field?.focus();
        if (field?.matches("input[type=text], textarea")) {
            field.setSelectionRange(field.value.length, field.value.length);
        }
    }, {once: true});
    window.restoreDraft([{name: "draft", value: JSON.stringify(texts)}]);
}

addEventListener("view-expired", () => {
    keep();
    location.reload();
});
addEventListener("session-over", keep);
// After the widgets' own beginning, which they put off: before it, what they send lacks the nonce of its view.
window.jQuery(restore);
