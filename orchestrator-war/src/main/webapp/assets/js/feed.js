// The feed: one connection per page, which comes back by itself. Events: "drivers", "tests", "tick", "link" (open or not).

import {get} from "./api.js";

const FIRST_WAIT = 250;
const LONGEST_WAIT = 4000;
const SILENT = 8000;

class Feed extends EventTarget {
    constructor() {
        super();
        this.isOpen = false;
        this.heardAt = 0;
        this.wait = FIRST_WAIT;
        this.connect();
        addEventListener("online", () => this.again());
        addEventListener("offline", () => this.drop());
        document.addEventListener("visibilitychange", () => document.hidden || this.again());
        setInterval(() => this.isOpen && performance.now() - this.heardAt > SILENT && this.drop(), 1000);
    }

    connect() {
        const scheme = location.protocol === "https:" ? "wss://" : "ws://";
        const socket = new WebSocket(scheme + location.host + "/feed");
        this.socket = socket;
        socket.onopen = () => this.opened(socket);
        socket.onmessage = (message) => this.heard(JSON.parse(message.data));
        socket.onclose = () => this.closed(socket);
    }

    opened(socket) {
        if (socket === this.socket) {
            this.wait = FIRST_WAIT;
            this.isOpen = true;
            this.heardAt = performance.now();
            this.tell("link", {isOpen: true});
        }
    }

    heard(message) {
        this.heardAt = performance.now();
        this.tell(message.type, message);
    }

    /** A refused session looks like a lost connection: only a call can tell. */
    closed(socket) {
        if (socket !== this.socket) {
            return;
        }
        this.isOpen = false;
        this.tell("link", {isOpen: false});
        clearTimeout(this.timer);
        this.timer = setTimeout(() => get("/api/session").catch(() => {}).then(() => this.connect()), this.wait);
        this.wait = Math.min(LONGEST_WAIT, this.wait * 2);
    }

    /** The other side is gone without a word. */
    drop() {
        const socket = this.socket;
        socket.onclose = null;
        socket.close();
        this.closed(socket);
    }

    again() {
        if (!this.isOpen) {
            clearTimeout(this.timer);
            this.wait = FIRST_WAIT;
            this.connect();
        }
    }

    tell(type, detail) {
        this.dispatchEvent(new CustomEvent(type, {detail}));
    }

    /** Milliseconds since the last word. */
    age() {
        return performance.now() - this.heardAt;
    }

    on(type, listener) {
        this.addEventListener(type, (event) => listener(event.detail));
    }
}

export const feed = new Feed();
