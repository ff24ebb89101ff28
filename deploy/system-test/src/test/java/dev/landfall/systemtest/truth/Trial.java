package dev.landfall.systemtest.truth;

import dev.landfall.systemtest.harness.Plan;
import dev.landfall.systemtest.harness.Result;
import dev.landfall.systemtest.oracle.OracleLog;
import java.time.Duration;
import java.util.function.Function;

/**
 * One plan against one oracle. A trial in which the oracle stood still unasked for over 1 % of the time shows nothing and is repeated; after
 * five such tries it is not shown, which is a failure.
 *
 * @param before how long before the first arrival that time begins
 */
record Trial(TruthStack stack, String name, OracleSettings settings, Duration before, Function<String, Plan> makePlan) {
    private static final int TRIES = 5;
    private static final double ACCEPTED_GAPS = 0.01;
    private static final Duration BEFORE_AND_AFTER = Duration.ofSeconds(3);

    Trial(TruthStack stack, String name, OracleSettings settings, Function<String, Plan> makePlan) {
        this(stack, name, settings, Duration.ZERO, makePlan);
    }

    Evidence run() {
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            Evidence evidence = once();
            if (evidence.log().unplannedShare(before) <= ACCEPTED_GAPS) {
                return evidence;
            }
            System.out.printf("skipped    %s, try %d of %d: %s%n", name, attempt, TRIES, evidence.machine(before));
        }
        System.out.printf("NOT SHOWN  %s: no quiet moment in %d tries%n", name, TRIES);
        throw new AssertionError(name + " is not shown: the oracle itself stood still in all " + TRIES + " tries");
    }

    /** The same, telling what the machine did to it meanwhile. */
    Evidence runAndTell() {
        Evidence evidence = run();
        System.out.println("           " + name + ": " + evidence.machine(before));
        return evidence;
    }

    private Evidence once() {
        try (var oracle = OracleProcess.start(settings);
                var control = ControlProcess.start()) {
            Plan plan = makePlan.apply(oracle.url());
            stack.settle(plan.nodeIds());
            Result result = stack.trials().run(plan, duration(plan));
            OracleLog log = oracle.end();
            compareCounts(result, log);
            return new Evidence(result, log, control.end(log));
        }
    }

    /** Until then nobody asks how it goes. */
    private static Duration duration(Plan plan) {
        long millis = plan.json().getInt("duration_ms", 0)
                + plan.json().getInt("warm_up_ms", 0)
                + (long) plan.json().getInt("test_message_delay", 0)
                        * plan.json().getInt("message_count_per_driver", 0);
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
