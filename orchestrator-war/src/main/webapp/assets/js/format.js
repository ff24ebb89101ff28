// Numbers as people read them: thousands apart, as many digits as are true, a dash for what is not known.

const whole = new Intl.NumberFormat("en", {maximumFractionDigits: 0});

const tenths = new Intl.NumberFormat("en", {maximumFractionDigits: 1});

const twoDigits = new Intl.NumberFormat("en", {maximumSignificantDigits: 2});

const plain = new Intl.NumberFormat("en", {maximumFractionDigits: 20, useGrouping: false});

const exact = new Intl.NumberFormat("en", {maximumSignificantDigits: 5});

export const NONE = "–";

export function count(value) {
    return value == null ? NONE : whole.format(value);
}

/** Milliseconds: three digits that count. */
export function millis(value) {
    if (value == null) {
        return NONE;
    }
    if (value < 0) {
        return "−" + millis(-value);
    }
    if (value >= 1000) {
        return whole.format(value);
    }
    return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

/** Per second; below 10 the two digits that count, so that a slow rate is not none. */
export function rate(value) {
    return value == null ? NONE : (value >= 100 ? whole : value >= 10 ? tenths : twoDigits).format(value);
}

/** The newest interval of a test, by name. */
export function newestWords(interval) {
    return interval === 1000 ? "last second" : `last ${interval / 1000} s`;
}

/** As it was planned: with all its digits. */
export function pause(ms) {
    return `${(Number.isInteger(ms) ? whole : plain).format(ms)} ms`;
}

/** A figure beside the limit that it is compared with, in its unit: "ms", "%", or none for plain numbers. */
export function measured(value, unit) {
    if (value == null) {
        return NONE;
    }
    const words = Number.isInteger(value) || Math.abs(value) >= 1e5 ? whole.format(value) : exact.format(value);
    return unit ? `${words} ${unit}` : words;
}

/** Of 1, such as the part of its cores that a process uses. */
export function share(value) {
    return value == null ? NONE : `${Math.round(100 * value)} %`;
}

export function percent(part, all) {
    if (!all) {
        return NONE;
    }
    const value = 100 * part / all;
    return (value === 0 ? "0" : value < 0.01 ? "< 0.01" : value < 10 ? value.toFixed(2) : value.toFixed(1));
}

/** 1 min 54 s */
export function duration(ms) {
    if (ms == null) {
        return NONE;
    }
    const seconds = Math.max(0, Math.round(ms / 1000));
    const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
    return h ? `${h} h ${m} min` : m ? `${m} min ${s} s` : `${s} s`;
}

/** 1:54 into the test. */
export function clock(seconds) {
    const all = Math.floor(seconds);
    return `${Math.floor(all / 60)}:${String(all % 60).padStart(2, "0")}`;
}

export function time(instant) {
    return instant ? new Date(instant).toLocaleTimeString([], {hourCycle: "h23"}) : NONE;
}

export function dateTime(instant) {
    const options = {dateStyle: "medium", timeStyle: "medium", hourCycle: "h23"};
    return instant ? new Date(instant).toLocaleString([], options) : NONE;
}
