// Bands and lines that a chart marks what happened with: what is missing is hatched, what was beyond a limit is
// filled below a line.

const STEP = 7;
const ROW = 13;
const ROWS = 6;

/**
 * Draws into a uPlot chart; color gives that of a token. Words stand below one another where they would meet.
 *
 * bands: [{from, to, words, kind: "note", "bad" or "gap"}] in seconds; without an end it is a line.
 */
export function drawBands(chart, bands, color) {
    const pen = chart.ctx;
    const {left, top, width, height} = chart.bbox;
    pen.save();
    pen.beginPath();
    pen.rect(left, top, width, height);
    pen.clip();
    pen.font = `${11 * devicePixelRatio}px ${color("--txt")}`;
    pen.textAlign = "left";
    let row = 0;
    bands.forEach(({from, to, words, kind}) => {
        const [begin, end] = [from, to ?? from].map((second) => chart.valToPos(second, "x", true));
        const area = [begin, top, Math.max(end - begin, 1.5 * devicePixelRatio), height];
        pen.fillStyle = pen.strokeStyle = color(COLORS[kind]);
        (to === undefined ? line : kind === "gap" ? hatched : filled)(pen, area);
        if (words) {
            const room = pen.measureText(words).width;
            const x = Math.max(left + 4, Math.min(end + 4, left + width - room - 4));
            pen.fillText(words, x, top + (12 + ROW * (row++ % ROWS)) * devicePixelRatio);
        }
    });
    pen.restore();
}

const COLORS = {note: "--accent", bad: "--bad", gap: "--ink3"};

function line(pen, area) {
    pen.globalAlpha = 0.7;
    pen.fillRect(...area);
    pen.globalAlpha = 1;
}

function filled(pen, [x, y, width, height]) {
    pen.globalAlpha = 0.12;
    pen.fillRect(x, y, width, height);
    pen.globalAlpha = 1;
    pen.fillRect(x, y, width, 2 * devicePixelRatio);
}

/** Only where it is seen: a zoomed band may be far longer than its chart. */
function hatched(pen, [x, y, width, height]) {
    pen.save();
    pen.beginPath();
    pen.rect(x, y, width, height);
    pen.clip();
    pen.globalAlpha = 0.55;
    pen.lineWidth = devicePixelRatio;
    const step = STEP * devicePixelRatio;
    const first = Math.floor((Math.max(x, 0) - height) / step) * step;
    const last = Math.min(x + width, pen.canvas.width);
    pen.beginPath();
    for (let at = first; at < last; at += step) {
        pen.moveTo(at, y + height);
        pen.lineTo(at + height, y);
    }
    pen.stroke();
    pen.restore();
}
