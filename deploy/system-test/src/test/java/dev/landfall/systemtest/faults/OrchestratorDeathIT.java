package dev.landfall.systemtest.faults;

import dev.landfall.systemtest.harness.Doc;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The orchestrator dies in mid-test and nobody takes its place. */
@Tag("faults")
@Order(212)
@Timeout(300)
@ExtendWith(SharedFaultStack.class)
class OrchestratorDeathIT {
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final FaultStack stack;

    OrchestratorDeathIT(FaultStack stack) {
        this.stack = stack;
    }

    @Test
    void orchestratorGoneForGood() {
        Duration length = Pace.standard().faultAt().plusSeconds(70);
        var trial =
                FaultTrial.begin(stack, "orchestrator gone for good", FaultTrial.plan(stack, length, stack.nodeIds()));
        trial.untilFault();
        stack.orchestrator().kill();
        Duration limit = LEASE.plusSeconds(1);
        trial.lastRequestWithin(limit);
        trial.healed();
        stack.orchestrator().restart();
        trial.recover("leads again", Duration.ofSeconds(120), stack::readiness, status -> status == 200);
        Doc report = trial.awaitEnd();
        trial.count("PARTIAL", 0);
        trial.row().says("end reasons", "LEASE LEASE LEASE", EndReasons.of(report));
        trial.decide();
    }
}
