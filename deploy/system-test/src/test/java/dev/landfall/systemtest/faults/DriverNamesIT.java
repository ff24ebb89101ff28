package dev.landfall.systemtest.faults;

import dev.landfall.systemtest.harness.Answer;
import dev.landfall.systemtest.harness.Api;
import dev.landfall.systemtest.harness.Doc;
import dev.landfall.systemtest.harness.Plan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two processes of one node name: a second one beside the first, and a successor of one that died. */
@Tag("faults")
@Order(203)
@Timeout(400)
@ExtendWith(SharedFaultStack.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DriverNamesIT {
    private static final String NAME = "driver-3";
    private static final long PER_SECOND = 200;

    /** A second process takes a while to come up, and must be there in mid-test. */
    private static final Duration LENGTH = Duration.ofSeconds(60);

    private static final Duration KILLED_AT = Duration.ofSeconds(20);
    private static final long MAY_BE_UNKNOWN = 500;

    private final FaultStack stack;

    DriverNamesIT(FaultStack stack) {
        this.stack = stack;
    }

    @Order(1)
    @Test
    void sameNodeNameTwice() {
        var trial = FaultTrial.begin(stack, "same node name twice", FaultTrial.plan(stack, LENGTH, stack.nodeIds()));
        try (var registrations = Registrations.of(stack, NAME);
                var second = stack.server("second", "driver", Map.of("LANDFALL_NODE_ID", NAME), List.of())) {
            registrations.awaitAnother();
            trial.fault();
            Answer refused = trial.detect(
                    "refused",
                    Duration.ofSeconds(3),
                    () -> readiness(second),
                    answer -> answer.body().contains("FENCED"));
            trial.row()
                    .atMost("registered at s", LENGTH.toSeconds(), trial.faultAt())
                    .holds(
                            "names the holder",
                            refused.body()
                                    .contains("the name " + NAME + " belongs to a driver at "
                                            + listed().text("node_ip")));
            trial.awaitEnd();
            trial.count("COMPLETED", 0);
            second.terminate();
            second.awaitEnd(Duration.ofSeconds(15));
            registrations.awaitLeaving();
            trial.row().holds("the first outlives the second", isAliveAndFree());
        }
        Doc first = trial.reported(NAME);
        trial.row()
                .near("scheduled", PER_SECOND * LENGTH.toSeconds(), 0, first.whole("requests.scheduled"))
                .near("sent", PER_SECOND * LENGTH.toSeconds(), 0, first.whole("requests.sent"))
                .says("end_reason", "PLAN_ELAPSED", first.text("end_reason"));
        trial.decide();
    }

    private static Answer readiness(Member server) {
        return new Api("http://127.0.0.1:" + server.port(), "").get("/health/ready");
    }

    @Order(2)
    @Test
    void sameNodeNameRestarted() {
        var trial =
                FaultTrial.begin(stack, "same node name restarted", FaultTrial.plan(stack, LENGTH, stack.nodeIds()));
        Member driver = stack.driver(NAME);
        try (var registrations = Registrations.of(stack, NAME)) {
            trial.until(KILLED_AT);
            trial.fault();
            driver.kill();
            driver.restart();
            trial.nothingFrom(NAME, trial.faultNanos() + Duration.ofSeconds(1).toNanos());
            trial.detect("SUSPECT", Duration.ofSeconds(4), () -> listed().text("state"), "SUSPECT"::equals);
            long told = part(trial).whole("requests.sent");
            registrations.awaitAnother();
            trial.healed();
            trial.recover("idle", Duration.ofSeconds(4), () -> listed().text("state"), "IDLE"::equals);
            trial.awaitEnd();
            trial.count("PARTIAL", MAY_BE_UNKNOWN);
            trial.row()
                    .near("told before and after", told, 0, trial.reported(NAME).whole("requests.sent"));
        }
        stack.settle();
        Plan next = FaultTrial.plan(stack, Duration.ofSeconds(2), stack.nodeIds());
        trial.row().says("its next test", "COMPLETED", stack.trials().run(next).state());
        trial.decide();
    }

    private Doc part(FaultTrial trial) {
        return stack.api().test(trial.id()).list("drivers").stream()
                .filter(driver -> driver.text("node_id").equals(NAME))
                .findFirst()
                .orElseThrow();
    }

    private Doc listed() {
        return stack.api().driver(NAME);
    }

    private boolean isAliveAndFree() {
        return listed().flag("alive") && listed().text("state").equals("IDLE");
    }
}
