// Rows that stay when their figures change: focus, selection and layout stay with them.

/**
 * make(item) gives a row's element, show(row, item) writes what may change. Items come with a key each; those with
 * the same are told apart by their order. Rows are all that the place holds, or all after one of its elements.
 */
export class Rows {
    constructor(place, {key, make, show, after = null}) {
        Object.assign(this, {place, key, make, write: show, after, rows: new Map()});
    }

    show(items) {
        const old = this.rows;
        this.rows = new Map();
        let next = this.after ? this.after.nextElementSibling : this.place.firstElementChild;
        items.forEach((item) => {
            const row = this.row(old, item);
            if (row === next) {
                next = next.nextElementSibling;
            } else {
                this.place.insertBefore(row, next);
            }
            this.write(row, item);
        });
        old.forEach((row) => row.remove());
    }

    row(old, item) {
        let key = this.key(item);
        while (this.rows.has(key)) {
            key += " again";
        }
        const row = old.get(key) || this.make(item);
        old.delete(key);
        this.rows.set(key, row);
        return row;
    }
}
