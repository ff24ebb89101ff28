package dev.landfall.systemtest.faults;

import dev.landfall.systemtest.harness.Doc;
import java.time.Duration;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A driver dies while there is no broker it could tell: what it has counted by then is known to its own disk alone. */
@Tag("faults")
@Order(204)
@Timeout(400)
@ExtendWith(SharedFaultStack.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DriverCountersIT {
    private static final String VICTIM = "driver-1";

    /** Its disk knows more by then than the broker ever got. */
    private static final Duration ALONE = Duration.ofSeconds(6);

    /** At 200/s: 5 s of its counts. */
    private static final long MAY_BE_MISSING = 1_000;

    private final FaultStack stack;

    DriverCountersIT(FaultStack stack) {
        this.stack = stack;
    }

    @Order(1)
    @Test
    void brokerAwayAndDriverKilledBothRestarted() {
        var trial = FaultTrial.begin(stack, "broker away and driver killed, both restarted");
        trial.untilFault();
        stack.broker().kill();
        trial.detect("said by readiness", Duration.ofSeconds(3), stack::readiness, status -> status == 503);
        trial.until(Pace.standard().faultAt().plus(ALONE));
        stack.driver(VICTIM).kill();
        trial.untilHealing(Pace.standard().faultFor());
        stack.broker().restart();
        Doc before = trial.awaitEnd();
        long told = trial.reported(VICTIM).whole("requests.sent");
        try (var registrations = Registrations.of(stack, VICTIM)) {
            stack.driver(VICTIM).restart();
            registrations.awaitAnother();
        }
        trial.healed();
        trial.recover(
                "report amended",
                Duration.ofSeconds(5),
                trial::report,
                report -> report.whole("revision") > before.whole("revision"));
        trial.count("PARTIAL", MAY_BE_MISSING);
        Doc part = trial.reported(VICTIM);
        trial.row()
                .told("known before", told)
                .atLeast("known after", told + 1, part.whole("requests.sent"))
                .says("end_reason", "FENCED", part.text("end_reason"))
                .holds(
                        "says " + before.text("state_detail"),
                        before.text("state_detail").contains(VICTIM))
                .holds("amended at " + trial.report().text("amended_at"), true);
        trial.decide();
    }
}
