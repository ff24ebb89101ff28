// The percentiles of a test as points of a curve: from its histograms, or the few that a report itself has.

const FEW = [["p50", 50], ["p90", 90], ["p95", 95], ["p99", 99], ["p99_9", 99.9], ["p99_99", 99.99]];
const SPOKEN = [50, 90, 99, 99.9, 99.99, 99.999, 99.9999];
/** What stands nearer to the end than this share of the axis would meet the word there. */
const NEAR_THE_END = 0.9;

/** Where a percentile stands: each nine takes as much room as the one before. */
export const placeOf = (percent) => Math.log10(100 / (100 - percent));

/** 100 % is infinitely far: the greatest of n values stands where one in n does, but not before the last point. */
const endOf = (count, before) => Math.max(Math.log10(count), before);

/**
 * One measure: {points: [{at, percent, ms}], max, isWhole}. kept: {count, points: [[percent, ms]]}, null
 * where there are no
 * histograms; then those of the figures are taken that leave more than one value above them.
 */
export function curveOf(kept, figures) {
    const {count, max} = kept ? {count: kept.count, max: kept.points.at(-1)?.[1]} : figures ?? {};
    if (!count || max == null) {
        return {points: [], max: null, isWhole: Boolean(kept)};
    }
    const some = kept ? kept.points.slice(0, -1) : few(figures);
    const points = some.map(([percent, ms]) => ({at: placeOf(percent), percent, ms}));
    points.push({at: endOf(count, points.at(-1)?.at ?? 0), percent: 100, ms: max});
    return {points, max, isWhole: Boolean(kept)};
}

function few(figures) {
    const isKnown = ([name, percent]) => figures[name] != null && placeOf(percent) < Math.log10(figures.count);
    return FEW.filter(isKnown).map(([name, percent]) => [percent, figures[name]]);
}

/** Each value once, rising. */
const sorted = (values) => [...new Set(values)].sort((a, b) => a - b);

/**
 * One axis for several curves: [places, column, …]; null where a curve has no point, and for 0, which no log
 * scale has.
 */
export function columns(curves) {
    const places = sorted(curves.flatMap(({points}) => points.map(({at}) => at)));
    const column = ({points}) => {
        const known = new Map(points.map(({at, ms}) => [at, ms]));
        return places.map((at) => known.get(at) > 0 ? known.get(at) : null);
    };
    return [places, ...curves.map(column)];
}

/** Where something is written at the axis, and what: the end, and before it what there is room for (pixels a word). */
export function ticks(end, width, room = 58) {
    const shown = [];
    for (const percent of [0, ...SPOKEN]) {
        const at = placeOf(percent);
        const isNear = at / end > NEAR_THE_END;
        const isTight = shown.length > 0 && (at - shown.at(-1).at) / end * width < room;
        isNear || isTight || shown.push({at, words: `${percent} %`});
    }
    return [...shown, {at: end, words: "max"}];
}

/**
 * A row for each percentile that any of the curves has: [percentile, ms of the first, of the second…], null
 * if unknown.
 */
export function rows(curves) {
    const percents = sorted(curves.flatMap(({points}) => points.map(({percent}) => percent)));
    const of = (curve, percent) => curve.points.find((point) => point.percent === percent)?.ms ?? null;
    return percents.map((percent) => [percent, ...curves.map((curve) => of(curve, percent))]);
}
