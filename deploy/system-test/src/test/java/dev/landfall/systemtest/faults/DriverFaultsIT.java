package dev.landfall.systemtest.faults;

import dev.landfall.systemtest.harness.Doc;
import jakarta.json.JsonArray;
import java.time.Duration;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A driver dies, freezes or leaves in mid-test. */
@Tag("faults")
@Order(201)
@Timeout(300)
@ExtendWith(SharedFaultStack.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DriverFaultsIT {
    private static final String VICTIM = "driver-3";

    /** At 200/s: the metrics interval and 1.5 s. */
    private static final long MAY_BE_UNKNOWN = 500;

    private static final Duration GONE = Duration.ofSeconds(10);

    private final FaultStack stack;

    DriverFaultsIT(FaultStack stack) {
        this.stack = stack;
    }

    @Tag("quick")
    @Order(1)
    @Test
    void driverKilled() {
        var trial = FaultTrial.begin(stack, "driver killed");
        trial.untilFault();
        stack.driver(VICTIM).kill();
        trial.detect("SUSPECT", Duration.ofSeconds(4), this::victim, "SUSPECT"::equals);
        trial.awaited("then", "LOST", trial.faultNanos(), Duration.ofSeconds(11), this::victim, "LOST"::equals);
        trial.awaitEnd();
        trial.count("PARTIAL", MAY_BE_UNKNOWN);
        Doc report = trial.report();
        JsonArray missing = trial.reported(VICTIM).json().getJsonArray("missing_seconds");
        trial.row()
                .holds(
                        "says " + report.text("state_detail"),
                        report.text("state_detail").contains(VICTIM))
                .holds("missing seconds " + missing, !missing.isEmpty());
        trial.decide();
    }

    @Order(2)
    @Test
    void driverStoppedPolitely() {
        var trial = FaultTrial.begin(stack, "driver stopped politely");
        try (var registrations = Registrations.of(stack, VICTIM)) {
            trial.untilFault();
            stack.driver(VICTIM).terminate();
            stack.driver(VICTIM).awaitEnd(GONE.plusSeconds(5));
            trial.row().atMost("gone after s", GONE.toSeconds(), trial.sinceFault());
            trial.nothingFrom(VICTIM, System.nanoTime());
            trial.detect("LEFT", GONE.plusSeconds(1), this::victim, "LEFT"::equals);
            registrations.awaitLeaving();
            trial.row().remark("deregistered");
        }
        trial.awaitEnd();
        trial.count("PARTIAL", 0);
        Doc part = trial.reported(VICTIM);
        trial.row()
                .says("end_reason", "SHUTDOWN", part.text("end_reason"))
                .atMost("in flight", 0, part.whole("requests.in_flight"))
                .holds("ledger balanced", trial.report().flag("ledger.balanced"));
        trial.decide();
    }

    private String victim() {
        return stack.api().driver(VICTIM).text("state");
    }
}
