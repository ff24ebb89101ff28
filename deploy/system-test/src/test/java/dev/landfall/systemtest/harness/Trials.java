package dev.landfall.systemtest.harness;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Runs tests through REST alone, the way a person with curl does, and lets none end without its ledger being checked. */
public record Trials(Api api, Api target) {
    private static final Set<String> ENDS = Set.of("COMPLETED", "PARTIAL", "ABORTED", "FAILED");
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Creates, triggers, waits; the test must be COMPLETED. */
    public Result run(Plan plan) {
        return run(plan, Duration.ZERO);
    }

    /** The same for a plan that takes so long: nobody asks before, so that nothing disturbs what is measured. */
    public Result run(Plan plan, Duration takes) {
        Result result = end(start(plan), takes);
        if (!result.state().equals("COMPLETED")) {
            throw new AssertionError("COMPLETED was expected, seen was " + result.report());
        }
        return result;
    }

    /** Creates and triggers; the id of the test. */
    public String start(Plan plan) {
        String id = create(plan);
        api.post("/api/tests/" + id + "/trigger").expect(202);
        return id;
    }

    public String create(Plan plan) {
        return api.post("/api/tests", plan.json()).expect(201).doc().text("test_id");
    }

    /** Waits for the end of the test, whichever, then checks the ledger. */
    public Result end(String id) {
        return end(id, Duration.ZERO);
    }

    private Result end(String id, Duration takes) {
        Doc ended = Await.until(
                "end of test " + id,
                takes,
                takes.plus(LIMIT),
                () -> api.test(id),
                test -> ENDS.contains(test.text("state")));
        Result result = result(id, ended);
        Ledger.check(result, target);
        return result;
    }

    /** As a part of a path. */
    private static String encoded(String node) {
        return URLEncoder.encode(node, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Result result(String id, Doc ended) {
        var nodes = new LinkedHashMap<String, Doc>();
        for (Doc driver : ended.list("drivers")) {
            String node = driver.text("node_id");
            nodes.put(
                    node,
                    api.get("/api/tests/" + id + "/nodes/" + encoded(node) + "/report")
                            .expect(200)
                            .doc());
        }
        Doc report = api.get("/api/tests/" + id + "/report", Map.of("Accept", "application/json"))
                .expect(200)
                .doc();
        return new Result(
                id,
                report,
                api.get("/api/tests/" + id + "/timeline").expect(200).doc(),
                nodes);
    }
}
