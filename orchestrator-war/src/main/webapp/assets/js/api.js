// Calls of the API with this page's session.

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

async function call(path, options) {
    const answer = await fetch(path, {cache: "no-store", ...options});
    if (answer.status === 401) {
        signIn();
    }
    if (!answer.ok) {
        throw new Refused(answer.status, await answer.json().catch(() => ({})));
    }
    return answer.status === 204 ? null : answer.json();
}

export const get = (path) => call(path, {});
export const post = (path, body) => call(path, {
    method: "POST",
    headers: {"X-Landfall-CSRF": csrf, ...(body ? {"Content-Type": "application/json"} : {})},
    body: body ? JSON.stringify(body) : undefined,
});
export const remove = (path) => call(path, {method: "DELETE", headers: {"X-Landfall-CSRF": csrf}});
