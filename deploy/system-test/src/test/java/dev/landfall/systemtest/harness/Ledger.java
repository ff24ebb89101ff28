package dev.landfall.systemtest.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The books of one test, added up again: what the contract says of its counters is checked on the report, the node reports, the timeline
 * and the target's own count, with nothing of the program that wrote them.
 */
public final class Ledger {
    private static final List<String> COUNTERS =
            List.of("scheduled", "sent", "completed", "succeeded", "failed", "not_sent", "in_flight", "reconnects");

    private final List<String> differences = new ArrayList<>();
    private final Result result;
    private final Doc report;
    private final List<Doc> measured;

    private Ledger(Result result) {
        this.result = result;
        this.report = result.report();
        List<String> excluded = report.texts("excludes");
        this.measured = report.list("drivers").stream()
                .filter(driver -> !excluded.contains(driver.text("node_id")))
                .toList();
    }

    /** @throws AssertionError with every difference there is */
    public static void check(Result result, Api target) {
        var ledger = new Ledger(result);
        ledger.balance("whole", ledger.report);
        ledger.measured.forEach(driver -> ledger.balance(driver.text("node_id"), driver));
        ledger.compareWholeWithDrivers();
        ledger.compareNodeReports();
        ledger.compareTimeline();
        ledger.compareTarget(target);
        ledger.itsOwnOpinion();
        if (!ledger.differences.isEmpty()) {
            throw new AssertionError("ledger of " + result.id() + ":\n  " + String.join("\n  ", ledger.differences)
                    + "\nreport " + result.report() + "\ntimeline " + result.timeline());
        }
    }

    private void balance(String who, Doc part) {
        Doc requests = part.at("requests");
        long sent = requests.whole("sent");
        long failed = requests.whole("failed");
        same(who + ": scheduled = sent + not_sent", requests.whole("scheduled"), sent + requests.whole("not_sent"));
        same(
                who + ": completed = succeeded + failed",
                requests.whole("completed"),
                requests.whole("succeeded") + failed);
        same(who + ": sent = completed + in_flight", sent, requests.whole("completed") + requests.whole("in_flight"));
        same(who + ": failed = Σ errors", failed, sum(part, "errors"));
        same(who + ": not_sent = Σ reasons", requests.whole("not_sent"), sum(part, "not_sent_reasons"));
        long timeouts = part.names("errors").contains("TIMEOUT") ? part.whole("errors.TIMEOUT") : 0;
        same(
                who + ": response times = succeeded + TIMEOUT",
                part.whole("latency.response_time.count"),
                requests.whole("succeeded") + timeouts);
        same(
                who + ": failed response times = the other failures",
                part.whole("latency.failed_response_time.count"),
                failed - timeouts);
    }

    private void compareWholeWithDrivers() {
        for (String counter : COUNTERS) {
            long drivers = measured.stream()
                    .mapToLong(d -> d.whole("requests." + counter))
                    .sum();
            same("whole = Σ drivers, " + counter, report.whole("requests." + counter), drivers);
        }
        for (String error : report.names("errors")) {
            long drivers = measured.stream()
                    .mapToLong(d -> orZero(d.at("errors"), error))
                    .sum();
            same("whole = Σ drivers, " + error, report.whole("errors." + error), drivers);
        }
    }

    private void compareNodeReports() {
        for (Doc driver : report.list("drivers")) {
            Doc own = result.nodes().get(driver.text("node_id"));
            same(driver.text("node_id") + ": test_id of the node report", own.text("test_id"), result.id());
            for (String field : driver.json().keySet()) {
                same(
                        driver.text("node_id") + ": node report, " + field,
                        own.json().get(field),
                        driver.json().get(field));
            }
        }
    }

    private void compareTimeline() {
        if (!result.timeline().list("gaps").isEmpty()) {
            return; // the part of the whole that a gap hides is known from the totals alone
        }
        List<Doc> seconds = result.timeline().list("seconds");
        for (var pair : Map.of("sent", "sent", "completed", "completed", "errors", "failed")
                .entrySet()) {
            long series =
                    seconds.stream().mapToLong(s -> s.whole(pair.getKey())).sum();
            same("Σ seconds = total, " + pair.getKey(), series, report.whole("requests." + pair.getValue()));
            for (Doc driver : measured) {
                String node = driver.text("node_id");
                long own = seconds.stream()
                        .map(second -> second.at("nodes"))
                        .filter(nodes -> !nodes.isNull(node))
                        .mapToLong(nodes -> nodes.whole(node + "." + pair.getKey()))
                        .sum();
                same(node + ": Σ seconds, " + pair.getKey(), own, driver.whole("requests." + pair.getValue()));
            }
        }
    }

    /** Where the plan's target is the one asked here. A request that failed may not have reached it. */
    private void compareTarget(Api target) {
        if (!report.text("plan.target.url").startsWith(target.baseUrl())) {
            return;
        }
        long received = received(target, result.id());
        long sent = report.whole("requests.sent") + (report.isNull("warm_up") ? 0 : report.whole("warm_up.sent"));
        if (report.whole("requests.failed") == 0) {
            same("target received = sent", received, sent);
        } else if (received > sent) {
            differences.add("target received " + received + " of " + sent + " sent");
        }
        if (!report.isNull("target_count")) {
            same("target_count = what the target says", report.whole("target_count.received"), received);
        }
    }

    /** Requests of a test, as the sample target itself counts them. */
    public static long received(Api target, String testId) {
        Doc counts = target.get("/metrics", Map.of("Accept", "application/json"))
                .expect(200)
                .doc();
        Doc tests = counts.at("tests");
        return tests.isNull(testId) ? 0 : tests.whole(testId + ".requests");
    }

    private void itsOwnOpinion() {
        if (!report.flag("ledger.balanced")
                || !report.texts("ledger.differences").isEmpty()) {
            differences.add("the report itself says " + report.at("ledger"));
        }
        if (result.state().equals("COMPLETED")) {
            same("in flight at the end", report.whole("requests.in_flight"), 0L);
            same("send delays = sent", report.whole("latency.send_delay.count"), report.whole("requests.sent"));
            for (Doc driver : measured) {
                same(driver.text("node_id") + ": end_reason", driver.text("end_reason"), "PLAN_ELAPSED");
            }
        }
    }

    private static long sum(Doc part, String object) {
        return part.names(object).stream()
                .mapToLong(name -> part.whole(object + "." + name))
                .sum();
    }

    private static long orZero(Doc doc, String name) {
        return doc.isNull(name) ? 0 : doc.whole(name);
    }

    private void same(String what, Object left, Object right) {
        if (!left.equals(right)) {
            differences.add(what + ": " + left + " against " + right);
        }
    }
}
