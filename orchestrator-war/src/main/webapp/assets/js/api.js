// Calls of the API with this browser's session.

/** Longer than any answer takes, in ms: a call must not wait for a network that is gone. */
const PATIENCE = 60_000;
let csrf = document.querySelector("meta[name=landfall-csrf]")?.content || "";
let isLeaving = false;

/** What the API refused: its problem, in its words. */
export class Refused extends Error {
    constructor(status, problem) {
        super(problem.detail || problem.title || `The orchestrator answers ${status}`);
        this.status = status;
        this.problem = problem;
    }
}

/** To the sign-in page, which leads back here; what was typed is kept before: pages hear of it. */
export function signIn() {
    if (!isLeaving) {
        isLeaving = true;
        dispatchEvent(new CustomEvent("session-over"));
        location.assign("/signin.html?then=" + encodeURIComponent(location.pathname + location.search));
    }
}

async function call(path, options, patience = PATIENCE) {
    const answer = await fetch(path, {cache: "no-store", signal: AbortSignal.timeout(patience), ...options});
    if (answer.status === 401) {
        signIn();
    }
    if (!answer.ok) {
        throw new Refused(answer.status, await answer.json().catch(() => ({})));
    }
    return answer.status === 204 ? null : answer.json();
}

/** Who signed in again in another tab has another secret now. */
async function change(path, options) {
    const withSecret = () => call(path, {...options, headers: {...options.headers, "X-Landfall-CSRF": csrf}});
    try {
        return await withSecret();
    } catch (refused) {
        if (refused.problem?.code !== "CSRF") {
            throw refused;
        }
        csrf = (await get("/api/session")).csrf;
        return withSecret();
    }
}

export const get = (path, patience) => call(path, {}, patience);
export const post = (path, body) => change(path, {
    method: "POST",
    headers: body ? {"Content-Type": "application/json"} : {},
    body: body ? JSON.stringify(body) : undefined,
});
export const remove = (path) => change(path, {method: "DELETE"});
