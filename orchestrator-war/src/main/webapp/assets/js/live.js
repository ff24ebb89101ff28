// One running test, as it happens: the feed tells each second, the API what was before.

import {get, post} from "./api.js";
import {CatchUp} from "./catchup.js";
import {feed} from "./feed.js";
import {byId, el, fill, isolated, text} from "./dom.js";
import {millis, time} from "./format.js";
import {Kpis} from "./kpis.js";
import {ENDED, nameOf, statePill} from "./states.js";
import {kindWords, leftWords, measuredFrom, offerWords, progress} from "./plan.js";
import {Series} from "./series.js";
import {brokerNow} from "./serverclock.js";
import {TestView} from "./testview.js";

const TRY_AGAIN = 2000;

const id = new URLSearchParams(location.search).get("id") || "";
const path = `/api/tests/${encodeURIComponent(id)}`;
const series = new Series(id);
const catchUp = new CatchUp(series, paintSoon);
const view = new TestView();
const kpis = new Kpis();
let test = null;
let due = false;
let isLoading = false;
let isBehind = false;
let written = "";

/** One painting for all that came in meanwhile: the newest state wins, a hidden page paints when it is looked at. */
function paintSoon() {
    if (!due) {
        due = true;
        requestAnimationFrame(() => {
            due = false;
            test && paint();
        });
    }
}

function paint() {
    const now = brokerNow();
    feed.shownUntil = test.state === "RUNNING" && series.last >= 0 ? measuredFrom(test) + series.end : null;
    document.title = `${isolated(nameOf(test))} · Landfall`;
    text(byId("name"), nameOf(test));
    text(byId("kind"), kindWords(test));
    text(byId("left"), leftWords(test, now));
    byId("start").hidden = !["CONFIGURED", "READY"].includes(test.state) || test.plan.auto_trigger;
    byId("stop").hidden = ENDED.has(test.state);
    byId("stop").disabled = Boolean(test.stop);
    showMeta();
    showProgress(now);
    kpis.show(test, series);
    view.show(test, series);
    byId("nodes").dataset.second = series.last;
}

function showMeta() {
    const parts = [`${test.plan.target.method} ${test.plan.target.url}`, offerWords(test.plan, test.drivers.length)];
    if (test.started_at) {
        parts.push(`started ${time(test.started_at)}` + (test.start.skew_ms == null ? "" : `, skew ${millis(test.start.skew_ms)} ms`));
    }
    if (test.state_detail) {
        parts.push(test.state_detail);
    }
    const now = JSON.stringify([test.state, parts]);
    if (written !== now) {
        written = now;
        fill(byId("state"), statePill(test.state));
        fill(byId("meta"), parts.map((part) => el("bdi", {title: part}, part)));
    }
}

function showProgress(now) {
    const done = progress(test, now);
    const bar = byId("progress");
    bar.hidden = done === null;
    bar.firstElementChild.style.width = `${100 * (done || 0)}%`;
    bar.setAttribute("aria-valuenow", Math.round(100 * (done || 0)));
}

/** All there is, after a gap of our own too. An orchestrator that is away, or still reads its log, is asked again. */
function load() {
    if (!isLoading) {
        isLoading = true;
        catchUp.during(loadAll()).finally(() => {
            isLoading = false;
        });
    }
}

async function loadAll() {
    try {
        take(await get(path));
        if (ENDED.has(test.state)) {
            return;
        }
        await series.load(Math.min(series.until.present, series.until.settled));
        isBehind = false;
        text(byId("fault"), "");
        paintSoon();
    } catch (refused) {
        const isFinal = refused.status === 404 && feed.isOpen && feed.standing.ready || refused.status === 400;
        text(byId("fault"), isFinal ? refused.message : "");
        isBehind = true;
        isFinal || setTimeout(() => feed.isOpen && load(), TRY_AGAIN);
    }
}

function take(now) {
    const hadEnded = test && ENDED.has(test.state);
    test = now;
    if (!hadEnded && ENDED.has(now.state)) {
        location.replace(`/result.xhtml?id=${encodeURIComponent(id)}`);
    }
    paintSoon();
}

async function command(verb) {
    text(byId("fault"), "");
    try {
        take(await post(`${path}/${verb}`));
    } catch (refused) {
        text(byId("fault"), refused.status ? refused.message : "The orchestrator does not answer; try again once it does.");
    }
}

const dialog = () => window.PF("ask");
byId("start").addEventListener("click", () => command("trigger"));
byId("stop").addEventListener("click", () => dialog().show());
byId("stop-no").addEventListener("click", () => dialog().hide());
byId("stop-yes").addEventListener("click", () => {
    dialog().hide();
    command("stop");
});

feed.on("tests", (message) => message.tests.filter((each) => each.test_id === id).forEach(take));
feed.on("tick", (message) => {
    if (message.test.test_id === id) {
        series.put(message.second);
        take(message.test);
        catchUp.look(message.test);
    }
});

/** Whatever was away, what came meanwhile is fetched when it is back. */
function follow(isThere) {
    isBehind = isBehind || !isThere;
    isThere && isBehind && load();
}

feed.on("link", ({isOpen}) => follow(isOpen));
feed.on("standing", ({ready}) => follow(ready));
addEventListener("theme", paintSoon);
setInterval(() => test && !ENDED.has(test.state) && text(byId("left"), leftWords(test, brokerNow())), 1000);
load();
