package dev.landfall.systemtest.faults;

import dev.landfall.systemtest.harness.Await;
import dev.landfall.systemtest.harness.Doc;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The way between one driver and the broker is cut, silent in one direction, or long; the others have theirs. */
@Tag("faults")
@Order(216)
@Timeout(300)
@ExtendWith(SharedFaultStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LinkFaultsIT {
    private static final String FAR = "far";
    private static final Duration SHORT = Duration.ofSeconds(5);
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration FORGOTTEN = Duration.ofSeconds(90);
    private static final Duration BACK = Duration.ofSeconds(8);

    private final FaultStack stack;

    LinkFaultsIT(FaultStack stack) {
        this.stack = stack;
    }

    @BeforeAll
    void oneDriverIsFarAway() {
        stack.startDriver(FAR, stack.overLink(), List.of());
        stack.settle();
    }

    @AfterAll
    void itLeaves() {
        stack.removeDriver(FAR);
    }

    /** Shorter than the lease: it goes on sending, is given up meanwhile, and brings all it has counted. */
    @Order(1)
    @Test
    void driverCutOffForLongerThanItTakesToBeLost() {
        var trial = FaultTrial.begin(stack, "driver cut off 20 s");
        trial.untilFault();
        stack.link().cut();
        trial.detect("SUSPECT", Duration.ofSeconds(4), this::state, "SUSPECT"::equals);
        trial.awaited("then", "LOST", trial.faultNanos(), Duration.ofSeconds(11), this::state, "LOST"::equals);
        trial.untilHealing(LONG);
        stack.link().heal();
        trial.recover("heard again", BACK, this::state, "RUNNING"::equals);
        endWhole(trial);
    }

    @Order(2)
    @Test
    void driverNotHeardForAShortTime() {
        silent("driver not heard for 5 s", true, false);
    }

    @Order(3)
    @Test
    void driverThatHearsNothingForAShortTime() {
        silent("driver hears nothing for 5 s", false, true);
    }

    private void silent(String name, boolean there, boolean back) {
        var trial = FaultTrial.begin(stack, name);
        trial.untilFault();
        stack.link().silence(there, back);
        trial.untilHealing(SHORT);
        stack.link().heal();
        trial.recover("heard again", BACK, this::state, "RUNNING"::equals);
        endWhole(trial);
    }

    /** Everything takes 300 ms there and back: the start is still common. */
    @Order(4)
    @Test
    void driverALongWayOff() {
        stack.link().delay(Duration.ofMillis(150));
        // The best reading of the last minute counts: those of the short way must be gone.
        Await.until("a clock read over the long way", FORGOTTEN, this::clockBound, bound -> bound > 100);
        var trial = FaultTrial.begin(
                stack, "driver 300 ms away", FaultTrial.plan(stack, Duration.ofSeconds(15), stack.nodeIds()));
        Doc report = trial.awaitEnd();
        trial.count("COMPLETED", 0);
        trial.row().atMost("start skew ms, by the clocks' bound", clockBound(), report.number("start.skew_ms"));
        trial.decide();
    }

    private void endWhole(FaultTrial trial) {
        trial.awaitEnd();
        trial.count("COMPLETED", 0);
        int gaps = stack.trials().end(trial.id()).timeline().list("gaps").size();
        trial.row().atMost("gaps in the timeline", 0, gaps);
        trial.decide();
    }

    private double clockBound() {
        return stack.api().driver(FAR).number("clock_bound_ms");
    }

    private String state() {
        return stack.api().driver(FAR).text("state");
    }
}
