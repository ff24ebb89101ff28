package dev.landfall.systemtest.faults;

import dev.landfall.systemtest.harness.Doc;
import dev.landfall.systemtest.harness.Plan;
import dev.landfall.systemtest.harness.Result;
import dev.landfall.systemtest.harness.Row;
import dev.landfall.systemtest.harness.Trials;
import dev.landfall.systemtest.oracle.Sighting;
import jakarta.json.Json;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Nothing goes wrong, at half of what drivers and target can do here, and the report must not cry wolf. The only excuse is that a thread
 * which did nothing but sleep was held up as well; then it is tried again.
 */
@Tag("faults")
@Order(207)
@Timeout(900)
@ExtendWith(SharedFaultStack.class)
class UndisturbedIT {
    private static final String NAME = "undisturbed at half of capacity";
    private static final int TRIES = 5;
    private static final Duration SHORT = Duration.ofSeconds(5);

    private final FaultStack stack;

    UndisturbedIT(FaultStack stack) {
        this.stack = stack;
    }

    /** One test with its control. */
    private record Try(double capacity, Result result, List<Sighting> seen, List<Long> controlWasBad) {
        boolean isExcused() {
            return !measurement().equals("VALID") && !controlWasBad.isEmpty();
        }

        String measurement() {
            return result.report().text("verdict.measurement");
        }

        String told() {
            return measurement() + " " + result.report().texts("verdict.reasons") + ", control thread bad in seconds "
                    + controlWasBad;
        }
    }

    @Test
    void isValid() {
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            Try one = once();
            if (!one.isExcused()) {
                decide(one, attempt);
                return;
            }
            System.out.printf("skipped    %s, try %d of %d: %s%n", NAME, attempt, TRIES, one.told());
        }
        System.out.printf("NOT SHOWN  %s: no quiet moment in %d tries%n", NAME, TRIES);
        throw new AssertionError(NAME + " is not shown: the control thread was held up in all " + TRIES + " tries");
    }

    /** Against a witness of its own: its book is long. */
    private Try once() {
        stack.settle();
        try (var witness = Witness.start();
                var control = Control.start()) {
            var trials = new Trials(stack.api(), witness.api());
            Plan plan = Plan.avalanche(witness.url()).on(stack.nodeIds());
            double capacity = trials.run(plan.durationMillis(SHORT.toMillis()), SHORT)
                    .report()
                    .number("throughput.mean_rps");
            double each = Math.floor(capacity / 2 / stack.nodeIds().size());
            Duration length = Pace.standard().length();
            Result result = trials.run(
                    plan.with("throughput_per_driver", Json.createValue(each)).durationMillis(length.toMillis()),
                    length);
            List<Sighting> seen = witness.of(result.id());
            long from = seen.get(0).nanos();
            return new Try(capacity, result, seen, control.badSeconds(from, from + length.toNanos()));
        }
    }

    private static void decide(Try one, int attempt) {
        Doc report = one.result().report();
        Losses losses = Losses.of(report, one.seen(), node -> Long.MAX_VALUE);
        new Row(NAME)
                .told("capacity/s", Math.floor(one.capacity()))
                .told("completed/s", report.number("throughput.mean_rps"))
                .says("state", "COMPLETED", one.result().state())
                .atMost("LOST", 0, losses.lost())
                .atMost("DUP", 0, losses.dup())
                .atMost("STRAY", 0, losses.stray())
                .remark("DETECT –")
                .remark("RECOVER –")
                .holds(one.told(), one.measurement().equals("VALID"))
                .told("try", attempt)
                .decide();
    }
}
