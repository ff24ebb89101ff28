// What part of a test the page shows: all its pictures the same.

const followers = new Set();

/** Calls setZoom(range) of this each time. */
export function followZoom(picture) {
    followers.add(picture);
}

/** [from, to] in seconds; null for the whole test. */
export function zoomTo(range) {
    followers.forEach((each) => each.setZoom(range));
}
