package dev.landfall.systemtest.faults;

import dev.landfall.systemtest.harness.Doc;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The target dies under load and comes back. */
@Tag("faults")
@Order(205)
@Timeout(300)
@ExtendWith(SharedFaultStack.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TargetFaultsIT {
    private static final double PER_SECOND = 3 * 200;

    /** As TRIALS 1 wants any rate: within 0.5 % of the plan. */
    private static final double TOLERANCE = 0.005;

    /** What a dead target can look like, from its last answer to its first. */
    private static final Set<String> CLASSES =
            Set.of("CONNECT_REFUSED", "RESET", "EMPTY_REPLY", "TRUNCATED", "STALE_CONNECTION");

    private final FaultStack stack;

    TargetFaultsIT(FaultStack stack) {
        this.stack = stack;
    }

    @Order(1)
    @Test
    void targetKilledAndRestarted() {
        var trial = FaultTrial.begin(stack, "target killed, restarted");
        trial.untilFault();
        stack.witness().process().kill();
        trial.detect("errors told", Duration.ofSeconds(3), () -> failed(trial), failed -> failed > 0);
        trial.untilHealing(Pace.standard().faultFor());
        stack.witness().process().restart();
        stack.witness().awaitUp();
        trial.healed();
        int before = trial.sightings().size();
        trial.recover("served again", Duration.ofSeconds(1), trial::sightings, seen -> seen.size() > before);
        trial.awaitEnd();
        trial.count("COMPLETED", 0);
        Doc report = trial.report();
        Set<String> errors = report.names("errors");
        trial.row()
                .holds(
                        "errors " + report.at("errors"),
                        CLASSES.containsAll(errors) && errors.contains("CONNECT_REFUSED"))
                .atMost("not sent", 0, report.whole("requests.not_sent"))
                .holds("ledger balanced", report.flag("ledger.balanced"));
        rateKept(trial);
        trial.decide();
    }

    private long failed(FaultTrial trial) {
        Doc test = stack.api().test(trial.id());
        return test.isNull("requests") ? 0 : test.whole("requests.failed");
    }

    /** Up to the end of the outage as many as were due, whatever became of them. */
    private void rateKept(FaultTrial trial) {
        long from = Pace.standard().faultAt().toSeconds();
        long to = from + Pace.standard().faultFor().toSeconds();
        List<Long> sent =
                stack.api().get("/api/tests/" + trial.id() + "/timeline").expect(200).doc().list("seconds").stream()
                        .filter(second -> second.whole("index") < to)
                        .map(second -> second.whole("sent"))
                        .toList();
        double due = PER_SECOND * to;
        trial.row()
                .near(
                        "sent until it was back",
                        due,
                        TOLERANCE * due,
                        sent.stream().mapToLong(Long::longValue).sum())
                .remark("in each second without it " + sent.subList((int) from, (int) to));
    }
}
