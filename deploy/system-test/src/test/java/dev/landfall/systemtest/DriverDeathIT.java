package dev.landfall.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.systemtest.harness.Await;
import dev.landfall.systemtest.harness.Cli;
import dev.landfall.systemtest.harness.Doc;
import dev.landfall.systemtest.harness.Ledger;
import dev.landfall.systemtest.harness.Pids;
import dev.landfall.systemtest.harness.Plan;
import dev.landfall.systemtest.harness.SharedStack;
import dev.landfall.systemtest.harness.Stack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A driver dies in mid-test while the broker takes nothing: what it had counted by then is known to its own disk alone. */
@Order(21)
@ExtendWith(SharedStack.class)
class DriverDeathIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long PER_SECOND = 50;

    private final Stack stack;

    DriverDeathIT(Stack stack) {
        this.stack = stack;
    }

    @Test
    void itsNextLifeTellsTheCountersItHadOnDiskAndTheReportIsAmended() {
        var api = stack.api();
        String id = stack.trials()
                .start(Plan.tsunami(stack.ping(), 1000 / PER_SECOND)
                        .durationMillis(16_000)
                        .on(stack.nodeIds()));
        Path file = stack.data().resolve("driver-2/driver/" + id + ".json");
        Await.until("counters on disk", LIMIT, () -> Files.exists(file), exists -> exists);
        dieWhileTheBrokerIsFrozen(id);
        // Not the usual end of a trial, which wants balanced books: what a dead driver did last is known to nobody.
        Doc before = Await.until(
                "the end without it",
                LIMIT,
                () -> api.test(id),
                test -> test.text("state").equals("PARTIAL"));

        Cli.run("restart", "driver-2", "--data", stack.data().toString()).expect(0);
        stack.look();
        Doc after = Await.until(
                "an amended report",
                LIMIT,
                () -> api.get("/api/tests/" + id + "/report").doc(),
                report -> report.whole("revision") > 1);

        assertThat(after.text("state")).isEqualTo("PARTIAL");
        long told = after.whole("requests.sent");
        assertThat(told).as("%s", after).isGreaterThan(before.whole("requests.sent"));
        long received = Ledger.received(stack.target(), id);
        assertThat(received - told).as("lost, of %s received", received).isBetween(0L, 5 * PER_SECOND + PER_SECOND);
        Doc dead = api.get("/api/tests/" + id + "/nodes/driver-2/report")
                .expect(200)
                .doc();
        assertThat(dead.text("end_reason")).isEqualTo("FENCED");
        Await.until(
                "the file gone, since the report is acknowledged", LIMIT, () -> Files.exists(file), exists -> !exists);
        stack.settle();
    }

    private void dieWhileTheBrokerIsFrozen(String id) {
        long broker = stack.member("broker").pid();
        long served = Ledger.received(stack.target(), id);
        Pids.freeze(broker);
        try {
            // Six seconds at least, so that what it had told the broker is older than what it has on disk.
            Await.until(
                    "a target that serves on",
                    LIMIT,
                    () -> Ledger.received(stack.target(), id),
                    now -> now > served + 2 * 7 * PER_SECOND);
            Pids.kill(stack.member("driver-2").pid());
        } finally {
            Pids.thaw(broker);
        }
    }
}
