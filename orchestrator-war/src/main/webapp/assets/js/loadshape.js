// The shape of the load beside the form: its height is the rate, its width the time, paler while it warms up.

import {byId} from "./dom.js";
import {rate as perSecond} from "./format.js";
import {closedWords} from "./plan.js";

const TOP = 14;
const BOTTOM = 18;
const UNKNOWN_SECONDS = 60;

/** In pixels of the page, however many of the screen's that are. */
function penOf(canvas) {
    const ratio = devicePixelRatio || 1;
    canvas.width = canvas.clientWidth * ratio;
    canvas.height = canvas.clientHeight * ratio;
    const pen = canvas.getContext("2d");
    pen.scale(ratio, ratio);
    return pen;
}

/** rate: of all drivers, 0 where the target sets the pace. */
export const paceWords = (rate, plan) => rate ? `${perSecond(rate)}/s` : closedWords(plan);

function paint(canvas, [rate, seconds, warmUp], plan) {
    const [width, height] = [canvas.clientWidth, canvas.clientHeight];
    const pen = penOf(canvas);
    const styles = getComputedStyle(document.documentElement);
    const border = warmUp / ((seconds || UNKNOWN_SECONDS) + warmUp) * width;
    pen.fillStyle = styles.getPropertyValue("--accent");
    pen.globalAlpha = 0.25;
    pen.fillRect(0, TOP, border, height - TOP - BOTTOM);
    pen.globalAlpha = rate ? 0.9 : 0.5;
    pen.fillRect(border, TOP, width - border, height - TOP - BOTTOM);
    pen.globalAlpha = 1;
    pen.fillStyle = styles.getPropertyValue("--ink2");
    pen.font = "11px " + styles.getPropertyValue("--txt");
    pen.fillText(paceWords(rate, plan), 0, 10);
    const length = seconds ? `${seconds.toLocaleString("en")} s` : "until the count is reached";
    pen.fillText((warmUp ? "warm-up, then " : "") + length, 0, height - 4);
}

/** The server says "rate seconds warm-up-seconds", each 0 where nobody can know it; nothing while there is no plan. */
export function draw() {
    const canvas = byId("shape");
    if (canvas) {
        const {shape} = canvas.dataset;
        canvas.style.visibility = shape ? "" : "hidden";
        const plan = JSON.parse(byId("copy-json").textContent || "{}");
        shape && canvas.clientWidth && paint(canvas, shape.split(" ").map(Number), plan);
    }
}
