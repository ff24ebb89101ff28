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

/** A driver stands still for a while in mid-test, as a machine that swaps or moves does, and wakes up as if nothing had been. */
@Tag("faults")
@Order(202)
@Timeout(300)
@ExtendWith(SharedFaultStack.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DriverFreezesIT {
    private static final String VICTIM = "driver-2";
    private static final long PER_SECOND = 200;

    private final FaultStack stack;

    DriverFreezesIT(FaultStack stack) {
        this.stack = stack;
    }

    /** Short enough to stay: it sends late what was due meanwhile, or counts it as not sent. */
    @Order(1)
    @Test
    void driverFrozenForFiveSeconds() {
        var trial = FaultTrial.begin(stack, "driver frozen 5 s");
        trial.untilFault();
        frozen(trial, Duration.ofSeconds(5), () -> suspected(trial));
        trial.recover("RUNNING", Duration.ofSeconds(5), this::victim, "RUNNING"::equals);
        trial.awaitEnd();
        trial.count("COMPLETED", 0);
        Doc part = trial.reported(VICTIM);
        long scheduled = part.whole("requests.scheduled");
        long late = part.whole("requests.not_sent");
        trial.row()
                .near("scheduled", PER_SECOND * Pace.standard().length().toSeconds(), 0, scheduled)
                .holds("not sent " + part.at("not_sent_reasons"), late == driverLate(part))
                .near("sent", scheduled, late, part.whole("requests.sent"))
                .says("end_reason", "PLAN_ELAPSED", part.text("end_reason"));
        trial.decide();
    }

    /** Too long: others have given it up, so it must not go on. */
    @Order(2)
    @Test
    void driverFrozenForTwentySeconds() {
        var trial = FaultTrial.begin(stack, "driver frozen 20 s");
        trial.untilFault();
        frozen(trial, Duration.ofSeconds(20), () -> {
            suspected(trial);
            trial.awaited("then", "LOST", trial.faultNanos(), Duration.ofSeconds(11), this::victim, "LOST"::equals);
        });
        trial.recover("its totals told", Duration.ofSeconds(5), () -> part(trial), p -> !p.isNull("end_reason"));
        trial.recover("free again", Duration.ofSeconds(5), this::victim, "IDLE"::equals);
        trial.awaitEnd();
        trial.count("PARTIAL", 0);
        Doc part = trial.reported(VICTIM);
        trial.row()
                .says("end_reason", "FENCED", part.text("end_reason"))
                .holds(
                        "says " + trial.report().text("state_detail"),
                        trial.report().text("state_detail").contains(VICTIM))
                .remark("revision " + trial.report().whole("revision"))
                .remark("missing seconds " + part.json().get("missing_seconds"));
        trial.decide();
    }

    /** Nothing may come from it between the moment it stands still and the moment it goes on. */
    private void frozen(FaultTrial trial, Duration length, Runnable meanwhile) {
        Member driver = stack.driver(VICTIM);
        driver.freeze();
        try {
            meanwhile.run();
            trial.untilHealing(length);
            if (length.compareTo(Duration.ofSeconds(10)) > 0) {
                trial.nothingFrom(VICTIM, System.nanoTime());
            }
        } finally {
            driver.thaw();
        }
    }

    private void suspected(FaultTrial trial) {
        trial.detect("SUSPECT", Duration.ofSeconds(4), this::victim, "SUSPECT"::equals);
    }

    private String victim() {
        return stack.api().driver(VICTIM).text("state");
    }

    private Doc part(FaultTrial trial) {
        return stack.api().test(trial.id()).list("drivers").stream()
                .filter(driver -> driver.text("node_id").equals(VICTIM))
                .findFirst()
                .orElseThrow();
    }

    private static long driverLate(Doc part) {
        return part.isNull("not_sent_reasons.DRIVER_LATE") ? 0 : part.whole("not_sent_reasons.DRIVER_LATE");
    }
}
