// The frame of every page: where we are, how old what we see is, which theme.

import {feed} from "./feed.js";
import {byId, text} from "./dom.js";
import "./health.js";

const live = byId("live");
const STALE = 3000;

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

function showAge() {
    const age = feed.age();
    const state = !feed.isOpen ? "bad" : age > STALE ? "warn" : "ok";
    const words = !feed.isOpen
        ? (navigator.onLine ? "✕ no connection, trying again" : "✕ this browser is offline")
        : `● live · ${(age / 1000).toFixed(1)} s old`;
    live.className = "pill " + state;
    text(live, words);
    live.setAttribute("aria-live", state === "bad" ? "polite" : "off");
}

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", ({matches}) => {
    if (!localStorage.getItem("landfall-theme")) {
        document.documentElement.dataset.theme = matches ? "dark" : "light";
        dispatchEvent(new CustomEvent("theme"));
    }
});
setInterval(showAge, 200);
feed.on("link", showAge);
feed.on("drivers", ({drivers}) => text(byId("nav-drivers"), drivers.filter((driver) => driver.alive).length));
