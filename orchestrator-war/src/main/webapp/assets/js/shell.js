// The frame of every page: where we are, how old what we see is, what is wrong, which theme.

import {feed} from "./feed.js";
import {remove} from "./api.js";
import {byId, text} from "./dom.js";
import "./health.js";
import {time} from "./format.js";
import {AgePill} from "./agepill.js";

const live = new AgePill(byId("live"));
const notice = byId("notice");
const STALE = 3000;
/** A page that loads, or an orchestrator that was asked in vain once, is no news. */
const PATIENCE = 1500;

// What widgets send by themselves brings this session's secret along, as our own calls do.
window.jQuery?.ajaxSetup({headers: {"X-Landfall-CSRF": document.querySelector("meta[name=landfall-csrf]").content}});

document.querySelectorAll("header nav a").forEach((link) => {
    if (new URL(link.href).pathname === location.pathname || (location.pathname === "/index.xhtml" && link.pathname === "/")) {
        link.setAttribute("aria-current", "page");
    }
});

byId("theme").addEventListener("click", () => {
    const root = document.documentElement;
    root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark";
    localStorage.setItem("landfall-theme", root.dataset.theme);
    dispatchEvent(new CustomEvent("theme"));
});

let troubleSince = null;
let formFault = "";

/** [kind, words of the pill, sentence]; null while all is well. */
function trouble() {
    const asOf = `What you see is as of ${time(troubleSince ?? feed.asOf)}`;
    if (!navigator.onLine) {
        return ["bad", "✕ this browser is offline", `This browser is offline. ${asOf}; it goes on by itself.`];
    }
    if (!feed.isOpen) {
        return ["bad", "✕ no connection", `No connection to the orchestrator. ${asOf}; it is tried again until it answers.`];
    }
    const {ready, kafka, role, reason} = feed.standing;
    if (ready) {
        return null;
    }
    return kafka
        ? ["warn", role === "REPLAYING" ? "! reading the log" : "! not leading", `The orchestrator does not lead: ${reason}. ${asOf}.`]
        : ["bad", "✕ Kafka is away", `The orchestrator has no Kafka: ${reason}. ${asOf}. Drivers go on until their lease is over; what they measure comes when Kafka is back.`];
}

function showAge() {
    const age = feed.age();
    const now = trouble();
    troubleSince = now ? troubleSince ?? feed.asOf : null;
    const isNews = now && (feed.wasOpen || !navigator.onLine || age > PATIENCE);
    const [kind, state] = now || (age > STALE ? ["warn", "! nothing new"] : ["ok", "● live"]);
    live.show(kind, state, age);
    const sentence = isNews ? now[2] : formFault;
    notice.hidden = !sentence;
    notice.className = "notice " + (now?.[0] ?? "warn");
    text(notice, sentence);
}

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", ({matches}) => {
    if (!localStorage.getItem("landfall-theme")) {
        document.documentElement.dataset.theme = matches ? "dark" : "light";
        dispatchEvent(new CustomEvent("theme"));
    }
});
byId("sign-out").addEventListener("click", async () => {
    await remove("/api/session").catch(() => {});
    location.assign("/signin.html");
});
setInterval(showAge, 200);
feed.on("link", showAge);
feed.on("standing", showAge);
feed.on("drivers", ({drivers}) => text(byId("nav-drivers"), drivers.filter((driver) => driver.alive).length));

// A form whose view the server has forgotten, or that nobody answers, loses nothing that was typed: pages hear of it.
window.jQuery?.(document).on("pfAjaxComplete", (event, answer) => {
    if ((answer?.responseText || "").includes("ViewExpiredException")) {
        dispatchEvent(new CustomEvent("view-expired"));
    }
}).on("pfAjaxError", (event, answer) => {
    if (answer?.status === 401) {
        dispatchEvent(new CustomEvent("view-expired")); // the page keeps what was typed and loads anew, which leads to signing in
        return;
    }
    formFault = `The orchestrator ${answer?.status ? "answers " + answer.status : "does not answer"}. What you typed stays here; try again.`;
    showAge();
}).on("pfAjaxSuccess", () => {
    formFault = "";
});
