// What widgets ask of the server by themselves: with this session's secret; and what becomes of it when nobody answers.

/** A form whose view the server has forgotten loses nothing that was typed: pages hear of it. */
function forgotten() {
    dispatchEvent(new CustomEvent("view-expired"));
}

function say(detail) {
    dispatchEvent(new CustomEvent("trouble", {detail}));
}

function failed(event, answer) {
    if (answer?.status === 401 || answer?.status === 403 && answer.responseText?.includes('"CSRF"')) {
        forgotten(); // the page keeps what was typed and loads anew: with another session's secret, or to sign in
        return;
    }
    const what = answer?.status ? `answers ${answer.status}` : "does not answer";
    say(`The orchestrator ${what}. What you typed stays here; try again.`);
}

function completed(event, answer) {
    if ((answer?.responseText || "").includes("ViewExpiredException")) {
        forgotten();
    }
}

const csrf = document.querySelector("meta[name=landfall-csrf]").content;
window.jQuery?.ajaxSetup({headers: {"X-Landfall-CSRF": csrf}});
window.jQuery?.(document)
    .on("pfAjaxComplete", completed)
    .on("pfAjaxError", failed)
    .on("pfAjaxSuccess", () => say(""));
