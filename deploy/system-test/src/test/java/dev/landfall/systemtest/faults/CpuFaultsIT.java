package dev.landfall.systemtest.faults;

import dev.landfall.systemtest.harness.Doc;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A driver gets too little CPU to measure well, and the report must say so. */
@Tag("faults")
@Order(206)
@Timeout(300)
@ExtendWith(SharedFaultStack.class)
class CpuFaultsIT {
    private static final String VICTIM = "driver-2";
    private static final long QUOTA_MICROS = 5_000;
    private static final long PERIOD_MICROS = 100_000;

    private final FaultStack stack;

    CpuFaultsIT(FaultStack stack) {
        this.stack = stack;
    }

    @Test
    void driverShortOfCpu() {
        try (var quota = quota()) {
            var trial = FaultTrial.begin(stack, "driver short of CPU");
            long pid = stack.driver(VICTIM).pid();
            trial.untilFault();
            quota.hold(pid);
            trial.untilHealing(Pace.standard().faultFor());
            quota.release(pid);
            trial.awaitEnd();
            trial.count("COMPLETED", 0);
            Doc verdict = trial.report().at("verdict");
            List<String> reasons = verdict.texts("reasons");
            trial.row()
                    .atLeast("throttled", 1, quota.throttled())
                    .holds(
                            "measurement " + verdict.text("measurement"),
                            List.of("SUSPECT", "INVALID").contains(verdict.text("measurement")))
                    .holds("says why " + reasons, reasons.stream().anyMatch(reason -> reason.startsWith(VICTIM)));
            trial.decide();
        }
    }

    private static CpuQuota quota() {
        try {
            return CpuQuota.of(QUOTA_MICROS, PERIOD_MICROS);
        } catch (IOException e) {
            Assumptions.abort("driver short of CPU: " + e.getMessage());
            throw new AssertionError(e);
        }
    }
}
