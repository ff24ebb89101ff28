// An invented test in the place of the API and the feed, for pages of a test with this id alone: eight drivers, as many seconds as the URL says,
// the last driver lost for a while in the middle, response times beyond the plan's threshold in between. window.next() tells another second and
// gives the milliseconds until it is painted. With "ended" in the URL it has ended when it was as long as that. window.stand() tells how the orchestrator stands otherwise, window.cut() takes the connection
// away for good. The broker's clock is as many seconds ahead of the browser's as the URL says; window.late is by how
// many ms more what is told is late. NAMES is replaced by an array of names for its drivers and its own.
(() => {
    const wanted = new URLSearchParams(location.search);
    const ID = wanted.get("id");
    if (!(ID || "").startsWith("00000000-")) {
        return;
    }
    const GIVEN = NAMES;
    const NODES = Array.from({length: 8}, (_, i) => GIVEN[i] || `driver-${i + 1}`);
    const LENGTH = Number(wanted.get("seconds"));
    const PLANNED = Number(wanted.get("planned") || 2 * LENGTH);
    const HAS_ENDED = wanted.has("ended");
    const LOST = [Math.floor(LENGTH / 2), Math.floor(LENGTH / 2) + 4];
    const BEYOND = [Math.floor(LENGTH / 4), Math.floor(LENGTH / 4) + 2];
    const AHEAD = 1000 * Number(wanted.get("ahead"));
    const started = Date.now() + AHEAD - LENGTH * 1000;
    const now = () => new Date(Date.now() + AHEAD + (window.late || 0)).toISOString();
    const standing = (how) => JSON.stringify({type: "standing", ready: true, kafka: true, role: "LEADING", reason: "", ...how, now: now()});
    let isCut = false;
    const within = (i, [from, to]) => i >= from && i <= to;
    let told = LENGTH;
    let socket = null;

    /** The median differs from second to second, so that it tells which one is shown. */
    function flow(i, factor) {
        const slow = within(i, BEYOND) ? 20 : 1;
        return {sent: 200 + i % 3, completed: 200 + i % 2, errors: i % 31 ? 0 : 2, p50: (4 + i % 400 / 100) * factor, p95: 12 * factor * slow, p99: (30 + i % 17) * factor * slow, max: (90 + i % 50) * slow};
    }

    function second(i) {
        const present = NODES.filter((name, k) => k < 7 || !within(i, LOST));
        const nodes = Object.fromEntries(present.map((name, k) => [name, flow(i, 1 + k / 10)]));
        const all = flow(i, 1.2);
        const sum = (name) => present.reduce((total, node) => total + nodes[node][name], 0);
        const bins = Array.from({length: 24}, (_, k) => [44 + k, Math.max(1, Math.round(400 * Math.exp(-((k - 6) ** 2) / 20)))]);
        return {...all, index: i, sent: sum("sent"), completed: sum("completed"), errors: sum("errors"), complete: present.length === 8, service_p99: 20, bins, nodes, errors_by_class: {HTTP_5XX: sum("errors")}};
    }

    function part(factor) {
        const times = {count: 200 * told, min: 1, max: 400, mean: 6 * factor, median: 4, mode: 4, p50: 4, p90: 9, p95: 12 * factor, p99: 38 * factor, p99_9: 90, p99_99: 200};
        const requests = {scheduled: 200 * told * factor, sent: 200 * told * factor, completed: 200 * told * factor, succeeded: 200 * told * factor, failed: told, not_sent: 0, in_flight: 9, reconnects: 0};
        return {requests, latency: {response_time: times, service_time: times, send_delay: times, send_lag: {...times, p99: 0.2, max: 3}}, throughput: {mean_rps: 200 * factor, last_second_rps: 200 * factor}, errors: {HTTP_5XX: told, TIMEOUT: 3}};
    }

    function test() {
        const missing = Array.from({length: LOST[1] - LOST[0] + 1}, (_, i) => LOST[0] + i);
        return {
            test_id: ID, name: GIVEN.join(" ") || "an invented test", state: HAS_ENDED ? "COMPLETED" : "RUNNING", state_reason: null, state_detail: HAS_ENDED ? GIVEN.join(" ") : null, created_at: new Date(started - 4000).toISOString(),
            started_at: new Date(started).toISOString(), ended_at: HAS_ENDED ? new Date(started + 1000 * LENGTH).toISOString() : null, revision: 0, report_saved: false, model: "OPEN", stop: null, ...part(8), not_sent_reasons: {},
            plan: {test_type: "TSUNAMI", test_message_delay: 5, delay_mode: "SCHEDULE", duration_ms: PLANNED * 1000, warm_up_ms: 0, concurrency_per_driver: 64, auto_trigger: true, target: {url: "http://127.0.0.1:8090/ping" + GIVEN.join("/"), method: "GET"}},
            start: {planned_at: new Date(started).toISOString(), skew_ms: 3.1, nodes: HAS_ENDED ? Object.fromEntries(NODES.map((name, k) => [name, {planned_offset_ms: k, actual_offset_ms: k + 0.3}])) : {}}, target_count: null, ledger: {balanced: true, differences: GIVEN}, excludes: [],
            verdict: {measurement: "VALID", reasons: GIVEN, passed: false, thresholds: [{expression: "p99 < 400ms", actual: 38, unit: "ms", passed: true}]},
            drivers: NODES.map((name, k) => ({node_id: name, state: "RUNNING", end_reason: null, ...part(1), health: {cpu: 0.2 + k / 50, gc_pause_ms: 4, loop_lag_ms: 1}, worst_health: {cpu: 0.5 + k / 50, gc_pause_ms: 40 + k, loop_lag_ms: 3}, missing_seconds: k === 7 ? missing : []})),
        };
    }

    const kept = () => ({count: 1600 * told, points: [[50, 4], [90, 9], [99, 30], [99.9, 90], [100, 400]]});
    const answers = {
        percentiles: () => ({response_time: kept(), service_time: kept()}),
        session: () => ({csrf: "-"}),
        tests: () => ({tests: [test()], next: null}),
        timeline: (url) => ({interval_ms: 1000, gaps: [], seconds: Array.from({length: told}, (_, i) => second(i)).slice(Number(url.searchParams.get("from")))}),
    };
    window.asked = [];
    window.fetch = async (path) => {
        const url = new URL(path, location.origin);
        window.asked.push(url.pathname + url.search);
        return new Response(JSON.stringify((answers[url.pathname.split("/").pop()] || test)(url)), {status: 200});
    };
    window.WebSocket = class {
        constructor() {
            socket = this;
            isCut || setTimeout(() => {
                this.onopen();
                this.onmessage({data: standing({})});
            });
        }

        close() {}
    };
    window.stand = (how) => socket.onmessage({data: standing(how)});
    window.cut = () => {
        isCut = true;
        socket.onclose({code: 1006});
    };
    window.skip = (seconds) => {
        told += seconds;
    };
    const after = new MessageChannel();
    let whenPainted = null;
    after.port1.onmessage = () => whenPainted();
    window.next = () => new Promise((painted) => {
        const text = JSON.stringify({type: "tick", test: test(), second: second(told++), now: now()});
        const begin = performance.now();
        socket.onmessage({data: text});
        requestAnimationFrame(() => {
            whenPainted = () => painted(performance.now() - begin);
            after.port2.postMessage(0);
        });
    });
})();
