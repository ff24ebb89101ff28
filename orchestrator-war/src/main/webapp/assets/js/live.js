// One running test, as it happens: the feed tells each second, the API what was before.

import {leftWords, progress} from "./ahead.js";
import {get, post} from "./api.js";
import {CatchUp} from "./catchup.js";
import {feed, staleAfter} from "./feed.js";
import {byId, el, isolated, put, text} from "./dom.js";
import {Fetching} from "./fetching.js";
import {millis, time} from "./format.js";
import {Kpis} from "./kpis.js";
import {ENDED, nameOf, statePill} from "./states.js";
import {kindWords, measuredFrom, offerWords} from "./plan.js";
import {Series} from "./series.js";
import {brokerNow} from "./serverclock.js";
import {TestView} from "./testview.js";

const NO_ANSWER = "The orchestrator does not answer; try again once it does.";
const id = new URLSearchParams(location.search).get("id") || "";
const path = `/api/tests/${encodeURIComponent(id)}`;
const series = new Series(id);
const catchUp = new CatchUp(series, paintSoon);
const view = new TestView();
const kpis = new Kpis();
let test = null;
let due = false;

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
    feed.staleAfter = staleAfter(series.interval);
    document.title = `${isolated(nameOf(test))} · Landfall`;
    text(byId("name"), nameOf(test));
    text(byId("kind"), kindWords(test));
    text(byId("left"), leftWords(test, now));
    byId("start").hidden = !["CONFIGURED", "READY"].includes(test.state) || test.plan.auto_trigger;
    byId("start").disabled = Boolean(test.start.asked);
    byId("stop").hidden = ENDED.has(test.state);
    byId("stop").disabled = Boolean(test.stop);
    showMeta();
    showProgress(now);
    kpis.show(test, series);
    view.show(test, series);
    byId("nodes").dataset.second = series.last;
}

function showMeta() {
    const {plan, start, started_at: started, state_detail: detail} = test;
    const parts = [`${plan.target.method} ${plan.target.url}`, offerWords(plan, test.drivers.length)];
    if (started) {
        const skew = start.skew_ms == null ? "" : `, skew ${millis(start.skew_ms)} ms`;
        parts.push(`started ${time(started)}${skew}`);
    }
    if (detail) {
        parts.push(detail);
    }
    put(byId("state"), test.state, () => statePill(test.state));
    put(byId("meta"), parts, () => parts.map((part) => el("bdi", {title: part}, part)));
}

/** Its place stays while nothing is known, and it stands still once sending is over. */
function showProgress(now) {
    const bar = byId("progress");
    if (bar.dataset.still) {
        return;
    }
    const done = progress(test, now);
    bar.firstElementChild.style.width = `${100 * (done || 0)}%`;
    if (done === null) {
        bar.removeAttribute("aria-valuenow");
        return;
    }
    bar.setAttribute("aria-valuenow", Math.round(100 * done));
    if (test.state === "DRAINING") {
        bar.dataset.still = "true";
    }
}

/** All there is, after a gap of our own too. An orchestrator that is away, or still reads its log, is asked again. */
const all = new Fetching(() => catchUp.during(load()), isFinal);

async function load() {
    take(await get(path));
    if (!ENDED.has(test.state)) {
        await series.load(Math.min(series.until.present, series.until.settled));
        text(byId("fault"), "");
        paintSoon();
    }
}

function isFinal(refused) {
    const isKnown = refused.status === 404 && feed.isOpen && feed.standing.ready || refused.status === 400;
    text(byId("fault"), isKnown ? refused.message : "");
    return isKnown;
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
        text(byId("fault"), refused.status ? refused.message : NO_ANSWER);
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

addEventListener("theme", paintSoon);
setInterval(() => test && !ENDED.has(test.state) && text(byId("left"), leftWords(test, brokerNow())), 1000);
all.run();
