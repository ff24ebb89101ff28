// The end of this browser's session: signing out, here or in another tab, or its time.
// Every page then goes to the sign-in page.

import {remove, signIn} from "./api.js";
import {byId} from "./dom.js";
import {feed} from "./feed.js";

const tabs = new BroadcastChannel("landfall-session");
let isSigningOut = false;

/** To come back to this page after signing in. */
const leave = () => isSigningOut || signIn();

async function signOut() {
    isSigningOut = true;
    try {
        await remove("/api/session");
    } catch (refused) {
        if (refused.status !== 401) {
            isSigningOut = false;
            const what = refused.status ? `answers ${refused.status}` : "does not answer";
            const detail = `Not signed out: the orchestrator ${what}. Try again once it does.`;
            dispatchEvent(new CustomEvent("trouble", {detail}));
            return;
        }
    }
    tabs.postMessage("over");
    location.assign("/signin.html");
}

byId("sign-out").addEventListener("click", signOut);
tabs.addEventListener("message", ({data}) => data === "over" && leave());
feed.on("over", leave);
