// The feed: one connection per page, which comes back by itself. Events: "standing", "drivers", "tests", "tick",
// "link" (open or not), "over" (the session has ended: there is no coming back without another one).

import {get} from "./api.js";
import {brokerNow, heardNow} from "./serverclock.js";

const FIRST_WAIT = 250;
const LONGEST_WAIT = 2000;
const SILENT = 8000;
const ANSWERS_WITHIN = 5000;
const OPENS_WITHIN = 1000;
/** Policy violation: who is not signed in any more may not listen. */
const SESSION_OVER = 1008;

/** Half as long again as from one to the next, and the way here. */
export const staleAfter = (interval) => 1500 + 1.5 * interval;

class Feed extends EventTarget {
    constructor() {
        super();
        this.isOpen = false;
        this.wasOpen = false;
        this.standing = {ready: true, kafka: true, role: "LEADING", reason: ""};
        this.heardAt = this.freshAt = Date.now();
        /**
         * How far the data reach that this page shows of one running test, epoch ms by the broker's clock; null on
         * all other pages.
         */
        this.shownUntil = null;
        /** Older than this it is behind, ms: something is told each second, a test in its own time. */
        this.staleAfter = staleAfter(1000);
        this.socket = null;
        this.wait = FIRST_WAIT;
        this.open();
        addEventListener("online", () => this.again());
        addEventListener("offline", () => this.drop());
        document.addEventListener("visibilitychange", () => document.hidden || this.again());
        setInterval(() => this.isSilent && this.drop(), 1000);
    }

    /** Neither opened nor told anything for too long. */
    get isSilent() {
        return this.socket && Date.now() - (this.isOpen ? this.heardAt : this.triedAt) > SILENT;
    }

    open() {
        const scheme = location.protocol === "https:" ? "wss://" : "ws://";
        const socket = new WebSocket(scheme + location.host + "/feed");
        this.socket = socket;
        this.triedAt = Date.now();
        socket.onopen = () => this.opened(socket);
        socket.onmessage = (message) => socket === this.socket && this.heard(JSON.parse(message.data));
        socket.onclose = ({code}) => this.closed(socket, code);
    }

    opened(socket) {
        if (socket === this.socket) {
            this.wait = FIRST_WAIT;
            this.isOpen = this.wasOpen = true;
            this.heardAt = Date.now();
            this.tell("link", {isOpen: true});
        }
    }

    /** What an orchestrator without Kafka repeats is not news. */
    heard(message) {
        this.heardAt = Date.now();
        heardNow(message.now);
        if (message.type === "standing") {
            this.standing = message;
        } else if (this.standing.ready) {
            this.freshAt = this.heardAt;
        }
        this.tell(message.type, message);
    }

    /** code: of a close that the other side has told. */
    closed(socket, code) {
        if (socket === this.socket) {
            this.socket = null;
            this.isOpen = false;
            this.tell("link", {isOpen: false});
            if (code === SESSION_OVER) {
                this.tell("over", {});
            } else {
                this.soon();
            }
        }
    }

    soon() {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.retry(), this.wait);
        this.wait = Math.min(LONGEST_WAIT, this.wait * 2);
    }

    /** A refused session looks like a lost connection: only a call can tell, and it leads to the sign-in page then. */
    async retry() {
        try {
            await get("/api/session", ANSWERS_WITHIN);
        } catch (refused) {
            if (refused.problem?.code !== "NO_SESSION") {
                this.soon();
                return;
            }
        }
        this.socket || this.open();
    }

    /** The other side is gone without a word. */
    drop() {
        const socket = this.socket;
        if (socket) {
            socket.onclose = null;
            socket.close();
            this.closed(socket);
        }
    }

    /** At once: what was tried when there was no network is not waited for. */
    again() {
        if (!this.socket) {
            this.wait = FIRST_WAIT;
            this.soon();
        } else if (!this.isOpen && Date.now() - this.triedAt > OPENS_WITHIN) {
            this.wait = FIRST_WAIT;
            this.drop();
        }
    }

    tell(type, detail) {
        this.dispatchEvent(new CustomEvent(type, {detail}));
    }

    /**
     * Of what moment that is what this page shows: epoch ms by this browser's clock. Neither another test nor a late
     * tick makes it newer.
     */
    get asOf() {
        return Date.now() - this.age();
    }

    /** How old what this page shows is, ms. */
    age() {
        const now = brokerNow();
        const age = this.shownUntil === null || now === null ? Date.now() - this.freshAt : now - this.shownUntil;
        return Math.max(0, age);
    }

    on(type, listener) {
        this.addEventListener(type, (event) => listener(event.detail));
    }
}

export const feed = new Feed();
