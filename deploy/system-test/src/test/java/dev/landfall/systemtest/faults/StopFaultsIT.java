package dev.landfall.systemtest.faults;

import dev.landfall.systemtest.harness.Plan;
import dev.landfall.systemtest.harness.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody stops a test at any instant of its life. */
@Tag("faults")
@Order(221)
@Timeout(900)
@ExtendWith(SharedFaultStack.class)
class StopFaultsIT {
    private static final Duration SENDING = Duration.ofMillis(1_200);

    /** The start is set 2 s ahead; some tests are over when they are stopped. */
    private static final Duration LONGEST = SENDING.plusMillis(3_300);

    private final FaultStack stack;

    StopFaultsIT(FaultStack stack) {
        this.stack = stack;
    }

    @Tag("quick")
    @Test
    void stoppedAtAnyInstant() {
        var random = new Random(Pace.SEED);
        Plan plan = FaultTrial.plan(stack, SENDING, stack.nodeIds()).withTarget("timeout_ms", 2_000);
        List<StoppedTest> tests = new ArrayList<>();
        int stops = Pace.repeats(100, 8);
        for (int i = 0; i < stops; i++) {
            tests.add(StoppedTest.run(stack, plan, StopMoment.random(i, random, LONGEST)));
        }
        stack.settle();
        decide(new Row(stops + " stops before, with, after the trigger, twice (seed " + Pace.SEED + ")"), tests);
    }

    private void decide(Row row, List<StoppedTest> tests) {
        long lost = 0;
        long dup = 0;
        long stray = 0;
        double sentFor = 0;
        double endedAfter = 0;
        for (StoppedTest test : tests) {
            var seen = stack.witness().of(test.id());
            Losses losses = test.losses(seen);
            lost += losses.lost();
            dup += losses.dup();
            stray += losses.stray();
            sentFor = Math.max(sentFor, test.sentForSeconds(seen));
            endedAfter = Math.max(endedAfter, test.endedAfterSeconds());
        }
        var states =
                tests.stream().collect(Collectors.groupingBy(StoppedTest::state, TreeMap::new, Collectors.counting()));
        var oddities = tests.stream()
                .filter(test -> !test.isAnsweredWell())
                .map(test -> test.moment() + ": " + test.trigger() + ", " + test.stops())
                .toList();
        row.holds("states " + states, List.of("ABORTED", "COMPLETED").containsAll(states.keySet()))
                .holds("answered oddly " + oddities, oddities.isEmpty())
                .atMost("LOST", 0, lost)
                .atMost("DUP", 0, dup)
                .atMost("STRAY over 2 s after the answer", 0, stray)
                .atMost("DETECT s, the last request after the stop, worst", 2, sentFor)
                .atMost("RECOVER s, from the stop to the end, worst", 10, endedAfter)
                .decide();
    }
}
