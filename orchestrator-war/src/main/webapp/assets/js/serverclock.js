// What time it is for the orchestrator, whose instants this page counts from: two machines' clocks are seldom alike.

/** Its answers tell whole seconds. */
const TOLD_MS = 1000;

/** Bounds of (its clock − ours), ms: each answer narrows them. */
let least = -Infinity;
let most = Infinity;

/** An answer that was asked for and came at these times of ours (epoch ms), and when it says that it was made. */
export function heard(date, askedAt, cameAt) {
    const told = Date.parse(date ?? "");
    if (Number.isNaN(told)) {
        return;
    }
    const [low, high] = [told - cameAt, told + TOLD_MS - askedAt];
    [least, most] = [Math.max(least, low), Math.min(most, high)];
    if (least > most) { // one of the clocks was set
        [least, most] = [low, high];
    }
}

/** Epoch ms. Clocks that may be the same are taken for the same. */
export function serverNow() {
    const isKnown = least > 0 || most < 0;
    return Date.now() + (isKnown ? Math.round((least + most) / 2) : 0);
}
