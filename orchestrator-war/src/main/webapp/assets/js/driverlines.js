// The lines of drivers: each has its own colour, the same in all charts of a test.

const COLORS = ["--d1", "--d2", "--d3", "--d4", "--d5", "--d6", "--d7", "--d8"];

/** In the order in which people count: driver-2 comes before driver-10. */
export const inOrder = (a, b) => a.localeCompare(b, "en", {numeric: true});

/** Gives the line of a driver by its name: by its place among all drivers of the test, whoever told seconds. */
export function linesOf(test) {
    const names = test.drivers.map((driver) => driver.node_id).sort(inOrder);
    return (label) => {
        const place = Math.max(0, names.indexOf(label));
        return {label, color: COLORS[place % COLORS.length], dash: place < COLORS.length ? undefined : [6, 3]};
    };
}
