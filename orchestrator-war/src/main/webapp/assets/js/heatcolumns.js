// Columns of the heat map: each of as many whole intervals as the others, so that no stripes are drawn that are not
// in the data.

/** How many intervals share a column where there are so many pixels; at least one. */
export function intervalsPerColumn(intervals, pixels) {
    return Math.max(1, Math.ceil(intervals / Math.max(1, pixels)));
}

/** The heading: how long a column is. */
export function columnWords(millis) {
    return `each column ${millis === 1000 ? "a second" : `${millis / 1000} s`}`;
}

/**
 * Responses of each cell, row by row from the slowest, for each interval that its column knows: one with a gap, or
 * one that is not over yet, is no paler than the others. most: of the cell that has the most, 0 where there are none.
 */
export function sumsOf(seconds, {each, columns, rows, high}) {
    const sums = new Float64Array(columns * rows);
    const known = new Uint32Array(columns);
    seconds.forEach((second, index) => {
        const column = Math.floor(index / each);
        known[column] += second ? 1 : 0;
        second?.bins?.forEach(([bin, count]) => {
            sums[(high - bin) * columns + column] += count;
        });
    });
    let most = 0;
    sums.forEach((sum, i) => {
        sums[i] = sum && sum / known[i % columns];
        most = Math.max(most, sums[i]);
    });
    return {sums, most};
}
