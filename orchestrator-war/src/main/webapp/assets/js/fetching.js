// What a page fetches when it opens, and again when the connection or the orchestrator was away: one call at a time,
// tried again until one succeeds.

import {feed} from "./feed.js";

const TRY_AGAIN = 2000;

export class Fetching {
    /**
     * load() gives a promise; isFinal(refused) tells whether trying again is of no use. Nothing is fetched before
     * run() is called.
     */
    constructor(load, isFinal = () => false) {
        Object.assign(this, {load, isFinal, isBehind: false, isBusy: false});
        feed.on("link", ({isOpen}) => this.follow(isOpen));
        feed.on("standing", ({ready}) => this.follow(ready));
    }

    async run() {
        if (this.isBusy) {
            return;
        }
        this.isBusy = true;
        try {
            await this.load();
            this.isBehind = false;
        } catch (refused) {
            this.isBehind = true;
            this.isFinal(refused) || setTimeout(() => feed.isOpen && this.run(), TRY_AGAIN);
        } finally {
            this.isBusy = false;
        }
    }

    /** Whatever was away, what came meanwhile is fetched when it is back. */
    follow(isThere) {
        this.isBehind ||= !isThere;
        isThere && this.isBehind && this.run();
    }
}
