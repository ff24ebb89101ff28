// The frame of every page: where we are, how old what we see is, what is wrong.

import {AgePill} from "./agepill.js";
import {byId, text} from "./dom.js";
import {feed} from "./feed.js";
import {time} from "./format.js";
import "./health.js";
import "./session.js";
import "./themeswitch.js";
import "./widgets.js";

/** A page that loads, or an orchestrator that was asked in vain once, is no news. */
const PATIENCE = 1500;

const live = new AgePill(byId("live"));
const notice = byId("notice");
let troubleSince = null;
let fault = "";

function markPage() {
    const here = location.pathname === "/index.xhtml" ? "/" : location.pathname;
    document.querySelectorAll("header nav a").forEach((link) => {
        link.pathname === here && link.setAttribute("aria-current", "page");
    });
}

/** Words of the pill and a sentence, of an orchestrator that answers; null while all is well. */
function standing(asOf) {
    const {ready, kafka, role, reason} = feed.standing;
    if (ready) {
        return null;
    }
    if (kafka) {
        const state = role === "REPLAYING" ? "! reading the log" : "! not leading";
        return ["warn", state, `The orchestrator does not lead: ${reason}. ${asOf}.`];
    }
    const lease = "Drivers go on until their lease is over; what they measure comes when Kafka is back.";
    return ["bad", "✕ Kafka is away", `The orchestrator has no Kafka: ${reason}. ${asOf}. ${lease}`];
}

/** [kind, words of the pill, sentence]; null while all is well. */
function trouble() {
    const asOf = `What you see is as of ${time(troubleSince ?? feed.asOf)}`;
    if (!navigator.onLine) {
        return ["bad", "✕ this browser is offline", `This browser is offline. ${asOf}; it goes on by itself.`];
    }
    if (!feed.isOpen) {
        const sentence = `No connection to the orchestrator. ${asOf}; it is tried again until it answers.`;
        return ["bad", "✕ no connection", sentence];
    }
    return standing(asOf);
}

function showAge() {
    const age = feed.age();
    const now = trouble();
    troubleSince = now ? troubleSince ?? feed.asOf : null;
    const isNews = now && (feed.wasOpen || !navigator.onLine || age > PATIENCE);
    const [kind, state] = now || (age > feed.staleAfter ? ["warn", "! nothing new"] : ["ok", "● live"]);
    live.show(kind, state, age);
    const sentence = isNews ? now[2] : fault;
    notice.hidden = !sentence;
    notice.className = "notice " + (now?.[0] ?? "warn");
    text(notice, sentence);
}

/** The link that signs in may be opened by who has signed in: its token does not stay in the address. */
function forgetToken() {
    if (new URLSearchParams(location.hash.slice(1)).has("token")) {
        history.replaceState(null, "", location.pathname + location.search);
    }
}

forgetToken();
markPage();
setInterval(showAge, 200);
addEventListener("trouble", ({detail}) => {
    fault = detail;
    showAge();
});
feed.on("link", showAge);
feed.on("standing", showAge);
feed.on("drivers", ({drivers}) => text(byId("nav-drivers"), drivers.filter((driver) => driver.alive).length));
