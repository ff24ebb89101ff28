// The token comes from the person or, after "#token=", from the link that `landfall up` prints.
// It is never put into a URL by us. Who signs in in another tab goes on here too.

const form = document.getElementById("signin");
const field = document.getElementById("token");
const fault = document.getElementById("token-fault");
const tabs = new BroadcastChannel("landfall-session");

/** Where to go once signed in: a page of this site only. */
function target() {
    const wanted = new URLSearchParams(location.search).get("then") || "/";
    try {
        const url = new URL(wanted, location.origin);
        // The whole of it: a path of //host alone would lead there.
        return url.origin === location.origin ? url.href : "/";
    } catch (broken) {
        return "/";
    }
}

async function signIn(token) {
    fault.textContent = "";
    try {
        const answer = await fetch("/api/session", {
            method: "POST",
            headers: {"Content-Type": "application/json"},
            body: JSON.stringify({token}),
        });
        if (answer.ok) {
            tabs.postMessage("begun");
            goOn();
        } else {
            fault.textContent = answer.status === 401
                ? "This is not the token of this orchestrator."
                : `The orchestrator answers ${answer.status}.`;
            field.focus();
        }
    } catch (away) {
        fault.textContent = "The orchestrator does not answer. Is it running?";
    }
}

const goOn = () => location.replace(target());

tabs.addEventListener("message", ({data}) => data === "begun" && goOn());
form.addEventListener("submit", (event) => {
    event.preventDefault();
    signIn(field.value.trim());
});

const given = new URLSearchParams(location.hash.slice(1)).get("token");
if (given) {
    history.replaceState(null, "", location.pathname + location.search);
    signIn(given);
} else {
    field.focus();
}
