// A page that stays new: what it fetches is fetched again when something newer is told, and it says what is wrong.

import {feed} from "./feed.js";
import {Fetching} from "./fetching.js";

/** A refusal that asking again will not change; while the log is read, a test may only not be there yet. */
function isFinal({status}) {
    return status >= 400 && status < 500 && (status !== 404 || feed.standing.ready);
}

const wordsOf = (refused) => refused.status ? refused.message : "The orchestrator does not answer; it is asked again.";

export class Fresh extends Fetching {
    /** load() gets all there is and shows it; say(words) tells what is wrong, nothing once all is well. */
    constructor(load, say) {
        super(async () => {
            try {
                await load();
                say("");
            } catch (refused) {
                say(wordsOf(refused));
                throw refused;
            }
        }, isFinal);
        this.isDue = false;
    }

    /** Who asks while all is being fetched is served by fetching it once more. */
    async run() {
        this.isDue = this.isBusy;
        await super.run();
        if (this.isDue && !this.isBusy) {
            await this.run();
        }
    }
}
