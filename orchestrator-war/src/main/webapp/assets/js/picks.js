// Tests that are picked in a list: only those that are listed can be, so that nobody deletes what is not seen.

export class Picks {
    constructor() {
        this.names = new Map();
    }

    get size() {
        return this.names.size;
    }

    /** In the order in which they were picked. */
    get ids() {
        return [...this.names.keys()];
    }

    has(id) {
        return this.names.has(id);
    }

    nameOf(id) {
        return this.names.get(id);
    }

    set(id, name, isPicked) {
        isPicked ? this.names.set(id, name) : this.names.delete(id);
    }

    /** Another page, another search: whatever is not listed is no longer picked. */
    keep(listed) {
        this.ids.filter((id) => !listed.includes(id)).forEach((id) => this.names.delete(id));
    }

    /**
     * Deletes them one after the other: one that is gone already is as good as deleted, after any other
     * refusal the rest stays picked.
     * What was refused, with the name of its test; null when none was.
     */
    async deleteAll(remove) {
        for (const id of this.ids) {
            try {
                await remove(id);
            } catch (refused) {
                if (refused.status !== 404) {
                    return {name: this.nameOf(id), message: refused.message};
                }
            }
            this.names.delete(id);
        }
        return null;
    }
}
