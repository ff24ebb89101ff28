package dev.landfall.systemtest.faults;

import dev.landfall.systemtest.harness.Doc;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/** The orchestrator cannot write its report when the test ends: it keeps it, says so, and writes it as soon as it can. */
@Tag("faults")
@Order(215)
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DataDiskIT {
    private static final Duration TOLD = Duration.ofSeconds(5);
    private static final Duration SAVED = Duration.ofSeconds(10);

    private FaultStack stack;
    private SmallDisk disk;

    @BeforeAll
    void start() {
        Assumptions.assumeTrue(SmallDisk.isPossible(), "a small disk needs root, unshare and mount");
        var environment = Map.of("LANDFALL_API_TOKEN", "token-of-a-trial");
        stack = FaultStack.up(3, new FaultStack.Settings(environment, SmallDisk.UNDER));
        disk = new SmallDisk(stack.orchestrator());
    }

    @AfterAll
    void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    @Order(1)
    @Test
    void dataDiskFullAtTheEnd() {
        keptUntilSaved("data disk full at the end", "FULL", disk::fill, disk::makeRoom);
    }

    @Order(2)
    @Test
    void dataDirectoryReadOnlyAtTheEnd() {
        keptUntilSaved("data directory read-only at the end", "READ_ONLY", disk::forbidWriting, disk::allowWriting);
    }

    private void keptUntilSaved(String name, String state, Runnable fault, Runnable cure) {
        var trial = FaultTrial.begin(stack, name);
        trial.untilFault();
        fault.run();
        Doc report = trial.awaitEnd();
        long endedNanos = System.nanoTime();
        trial.count("COMPLETED", 0);
        trial.row().says("report_saved", "false", String.valueOf(report.flag("report_saved")));
        trial.detect(
                "diagnostics name it",
                endedNanos,
                TOLD,
                this::store,
                s -> s.text("state").equals(state));
        trial.row().atLeast("unsaved reports", 1, store().whole("unsaved_reports"));
        trial.healed();
        cure.run();
        trial.recover("saved", SAVED, () -> stack.api().test(trial.id()), test -> test.flag("report_saved"));
        trial.row()
                .says("then", "OK", store().text("state"))
                .holds("file there", disk.holds("reports/" + trial.id() + "/test.json"));
        trial.decide();
        stack.trials().end(trial.id());
    }

    private Doc store() {
        return stack.api().get("/api/diagnostics").expect(200).doc().at("store");
    }
}
