// Calls of the API with this page's session.

/** Longer than any answer takes, in ms: a call must not wait for a network that is gone. */
const PATIENCE = 60_000;
const csrf = document.querySelector("meta[name=landfall-csrf]")?.content || "";

/** What the API refused: its problem, in its words. */
export class Refused extends Error {
    constructor(status, problem) {
        super(problem.detail || problem.title || `The orchestrator answers ${status}`);
        this.status = status;
        this.problem = problem;
    }
}

export function signIn() {
    location.assign("/signin.html?then=" + encodeURIComponent(location.pathname + location.search));
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

export const get = (path, patience) => call(path, {}, patience);
export const post = (path, body) => call(path, {
    method: "POST",
    headers: {"X-Landfall-CSRF": csrf, ...(body ? {"Content-Type": "application/json"} : {})},
    body: body ? JSON.stringify(body) : undefined,
});
export const remove = (path) => call(path, {method: "DELETE", headers: {"X-Landfall-CSRF": csrf}});
