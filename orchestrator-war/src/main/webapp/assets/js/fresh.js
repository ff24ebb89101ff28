// A page that stays new: it loads again once the connection or the orchestrator is back, and when it is told to.

import {feed} from "./feed.js";

const FIRST_WAIT = 2000;
const LONGEST_WAIT = 30_000;

/** A refusal that asking again will not change; while the log is read, a test may only not be there yet. */
function isFinal({status}) {
    return status >= 400 && status < 500 && (status !== 404 || feed.standing.ready);
}

export class Fresh {
    /** load() gets all there is and shows it; say(words) tells what is wrong, nothing once all is well. */
    constructor(load, say) {
        Object.assign(this, {load, say, wait: FIRST_WAIT, isBehind: false, isLoading: false, isDue: false});
        feed.on("link", ({isOpen}) => this.follow(isOpen));
        feed.on("standing", ({ready}) => this.follow(ready));
    }

    /** Once at a time; who asks meanwhile is served afterwards. */
    async again() {
        this.isDue = true;
        if (this.isLoading) {
            return;
        }
        this.isLoading = true;
        while (this.isDue) {
            this.isDue = false;
            await this.attempt();
        }
        this.isLoading = false;
    }

    async attempt() {
        try {
            await this.load();
            this.isBehind = false;
            this.wait = FIRST_WAIT;
            this.say("");
        } catch (refused) {
            this.isBehind = true;
            this.say(refused.status ? refused.message : "The orchestrator does not answer; it is asked again.");
            isFinal(refused) || this.later();
        }
    }

    /** A connection that is gone says itself when it is back. */
    later() {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => feed.isOpen && this.isBehind && this.again(), this.wait);
        this.wait = Math.min(LONGEST_WAIT, 2 * this.wait);
    }

    follow(isThere) {
        this.isBehind = this.isBehind || !isThere;
        isThere && this.isBehind && this.again();
    }
}
