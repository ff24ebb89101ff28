package dev.landfall.systemtest.faults;

import dev.landfall.systemtest.harness.Await;
import dev.landfall.systemtest.harness.Doc;
import dev.landfall.systemtest.harness.Plan;
import dev.landfall.systemtest.oracle.Sighting;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** One test that was stopped, and what came of it. */
record StoppedTest(StopMoment moment, String id, List<Command> stops, Command trigger, Doc report, long endedNanos) {
    private static final Set<String> ENDS = Set.of("COMPLETED", "PARTIAL", "ABORTED", "FAILED");
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** After the answer no new request may come for longer. */
    private static final Duration MAY_STILL_COME = Duration.ofSeconds(2);

    /** Returns when it has ended. */
    static StoppedTest run(FaultStack stack, Plan plan, StopMoment moment) {
        stack.settle();
        var api = stack.api();
        String path = "/api/tests/" + stack.trials().create(plan);
        var trigger = Command.post(api, path + "/trigger", moment.trigger());
        var stop = Command.post(api, path + "/stop", moment.stop());
        var again = moment.isTwice() ? Command.post(api, path + "/stop", moment.again()) : stop;
        stop.join();
        Await.until(
                "end of a test stopped " + moment,
                LIMIT,
                () -> api.get(path).expect(200).doc(),
                t -> ENDS.contains(t.text("state")));
        long ended = System.nanoTime();
        var stops = moment.isTwice() ? List.of(stop.join(), again.join()) : List.of(stop.join());
        trigger.join();
        Doc report = api.get(path + "/report").expect(200).doc();
        return new StoppedTest(moment, report.text("test_id"), stops, trigger.join(), report, ended);
    }

    String state() {
        return report.text("state");
    }

    /** By the answers a client sees: the stop is taken, or too late; a trigger behind it is refused. */
    boolean isAnsweredWell() {
        return stops.stream().allMatch(stop -> stop.status() == 202 || stop.status() == 409)
                && (trigger.status() == 202 || trigger.status() == 409)
                && (stops.get(0).status() == 202 || state().equals("COMPLETED"));
    }

    double endedAfterSeconds() {
        return (endedNanos - stops.get(0).askedNanos()) / 1e9;
    }

    /** From the stop to the last request that was sent; 0 where none was any more. */
    double sentForSeconds(List<Sighting> seen) {
        long last = seen.stream().mapToLong(Sighting::nanos).max().orElse(0);
        return Math.max(0, (last - stops.get(0).askedNanos()) / 1e9);
    }

    Losses losses(List<Sighting> seen) {
        return Losses.of(report, seen, node -> stops.get(0).answeredNanos() + MAY_STILL_COME.toNanos());
    }
}
