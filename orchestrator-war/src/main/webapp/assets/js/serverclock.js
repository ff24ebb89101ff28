// What time it is by the broker's clock, which all instants of a test are of. Neither this machine's clock nor the
// orchestrator's need agree with it; what the feed tells lags by its way here, so the least delayed word of the last
// minute counts.

const KEPT_MS = 60_000;

/**
 * [reading, lead]: this page's own monotonic ms when it was told, and how far the broker's clock was ahead of them
 * then; leads fall.
 */
let told = [];
let tell;

/** Fulfilled once the time is known. */
export const timeIsKnown = new Promise((fulfil) => {
    tell = fulfil;
});

/** An instant, RFC 3339, that has just come; nothing where none came. */
export function heardNow(instant) {
    const reading = performance.now();
    const lead = Date.parse(instant ?? "") - reading;
    if (!Number.isNaN(lead)) {
        told = [...told.filter(([at, other]) => at > reading - KEPT_MS && other > lead), [reading, lead]];
        tell();
    }
}

/** Epoch ms; null before it is known. */
export function brokerNow() {
    return told.length ? Math.round(performance.now() + told[0][1]) : null;
}
