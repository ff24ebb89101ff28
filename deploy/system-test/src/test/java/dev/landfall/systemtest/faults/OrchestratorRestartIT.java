package dev.landfall.systemtest.faults;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The orchestrator dies in mid-test and comes back before the lease is over: the report is the one that it would have written. */
@Tag("faults")
@Order(211)
@Timeout(900)
class OrchestratorRestartIT {
    @Tag("quick")
    @Test
    void orchestratorKilledAndRestarted() {
        try (var stack = FaultStack.up(3, FaultStack.Settings.lease("PT90S"))) {
            var undisturbed = Pace.IS_FULL ? undisturbed(stack) : Optional.<Counters>empty();
            int repeats = Pace.repeats(5, 1);
            for (int i = 1; i <= repeats; i++) {
                killAndRestart(stack, "orchestrator killed, restarted " + i + "/" + repeats, undisturbed);
            }
        }
    }

    private static Optional<Counters> undisturbed(FaultStack stack) {
        return Optional.of(Counters.of(FaultTrial.begin(stack, "undisturbed").end("COMPLETED", 0)));
    }

    private static void killAndRestart(FaultStack stack, String name, Optional<Counters> undisturbed) {
        var trial = FaultTrial.begin(stack, name);
        trial.untilFault();
        stack.orchestrator().kill();
        trial.untilHealing(Pace.standard().faultFor());
        stack.orchestrator().restart();
        trial.recover("leads again", Duration.ofSeconds(120), stack::readiness, status -> status == 200);
        trial.row().told("gap s", (System.nanoTime() - trial.faultNanos()) / 1e9);
        trial.awaitEnd();
        trial.count("COMPLETED", 0);
        undisturbed.ifPresent(expected -> {
            var differences = expected.differences(Counters.of(trial.report()));
            trial.row().holds("counters as undisturbed " + differences, differences.isEmpty());
        });
        int gaps = stack.trials().end(trial.id()).timeline().list("gaps").size();
        trial.row().atMost("gaps in the timeline", 0, gaps);
        trial.decide();
    }
}
