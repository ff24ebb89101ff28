package dev.landfall.systemtest.truth;

import dev.landfall.systemtest.harness.Plan;
import dev.landfall.systemtest.harness.Result;
import dev.landfall.systemtest.oracle.OracleLog;
import java.time.Duration;
import java.util.function.Function;

/**
 * One plan against one oracle. A trial in which the oracle stood still unasked for over 1 % of the time shows nothing and is repeated; after
 * five such tries it is not shown, which is a failure.
 */
record Trial(TruthStack stack, String name, OracleSettings settings, Function<String, Plan> makePlan) {
    private static final int TRIES = 5;
    private static final double ACCEPTED_GAPS = 0.01;
    private static final Duration BEFORE_AND_AFTER = Duration.ofSeconds(5);

    Evidence run() {
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            Evidence evidence = once();
            if (evidence.log().unplannedShare() <= ACCEPTED_GAPS) {
                System.out.println("           " + name + ": " + evidence.machine());
                return evidence;
            }
            System.out.printf("skipped    %s, try %d of %d: %s%n", name, attempt, TRIES, evidence.machine());
        }
        System.out.printf("NOT SHOWN  %s: no quiet moment in %d tries%n", name, TRIES);
        throw new AssertionError(
                name + " is not shown: the oracle itself stood still too often in all " + TRIES + " tries");
    }

    private Evidence once() {
        stack.settle("driver-1");
        try (var oracle = OracleProcess.start(settings);
                var control = ControlProcess.start()) {
            Plan plan = makePlan.apply(oracle.url());
            Result result = stack.trials().run(plan, duration(plan));
            OracleLog log = oracle.end();
            compareCounts(result, log);
            return new Evidence(result, log, control.end(log));
        }
    }

    private static Duration duration(Plan plan) {
        long millis = plan.json().getInt("duration_ms", 0) + plan.json().getInt("warm_up_ms", 0);
        return BEFORE_AND_AFTER.plusMillis(millis);
    }

    private static void compareCounts(Result result, OracleLog log) {
        long warmUps = result.report().isNull("warm_up") ? 0 : result.report().whole("warm_up.sent");
        if (log.arrivals().size() != result.requests("sent") || log.warmUps() != warmUps) {
            throw new AssertionError("the oracle received " + log.arrivals().size() + " requests and " + log.warmUps()
                    + " to warm up, the report says " + result.report());
        }
    }
}
