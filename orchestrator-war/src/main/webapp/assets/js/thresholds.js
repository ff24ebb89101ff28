// The thresholds of a plan, read as their expressions are written: metric, window, comparison, value and unit.

const SHAPE = /^([^\s[\]<>=!]+)\s*(?:\[\s*([\d.]+)\s*(ms|s|m)\s*\])?\s*(<=|>=|==|!=|<|>)\s*([\d.]+)\s*(us|ms|s|%)?$/;
const MILLIS = {us: 0.001, ms: 1, s: 1000, m: 60_000};
const HOLDS = {
    "<": (a, b) => a < b, "<=": (a, b) => a <= b, ">": (a, b) => a > b, ">=": (a, b) => a >= b,
    "==": (a, b) => a === b, "!=": (a, b) => a !== b,
};
const SAME = {median: "p50", "service.median": "service.p50"};

/**
 * {metric, window, holds}: the metric without "response.", ms or null for the whole test, and whether a value holds:
 * ms, percent or a plain number. Null for what is no threshold.
 */
export function readThreshold(expression) {
    const parts = SHAPE.exec(expression.trim());
    if (!parts) {
        return null;
    }
    const [, name, wide, wideUnit, comparison, number, unit] = parts;
    const metric = name.replace(/^response\./, "");
    const limit = number * (MILLIS[unit] ?? 1);
    return {
        metric: SAME[metric] ?? metric,
        window: wide ? wide * MILLIS[wideUnit] : null,
        holds: (value) => HOLDS[comparison](value, limit),
    };
}

/** The expression that a metric is judged by, over the whole test where there is one; none is undefined. */
export function thresholdOf(metric, thresholds) {
    const own = thresholds.filter(({expression}) => readThreshold(expression)?.metric === metric);
    return (own.find(({expression}) => !readThreshold(expression).window) ?? own[0])?.expression;
}
