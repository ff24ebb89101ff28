package dev.landfall.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.systemtest.harness.Api;
import dev.landfall.systemtest.harness.Await;
import dev.landfall.systemtest.harness.Doc;
import dev.landfall.systemtest.harness.Ledger;
import dev.landfall.systemtest.harness.Pids;
import dev.landfall.systemtest.harness.Plan;
import dev.landfall.systemtest.harness.Result;
import dev.landfall.systemtest.harness.Server;
import dev.landfall.systemtest.harness.SharedStack;
import dev.landfall.systemtest.harness.Stack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** Drivers that come and go between tests: one comes and leaves in good order, six more come, one of them is killed, then two again. In order. */
@Order(20)
@ExtendWith(SharedStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ScaleIT {
    private static final Duration BOOT = Duration.ofSeconds(180);

    /** Eleven seconds for the orchestrator to know, one to see that it does. */
    private static final Duration KNOWN = Duration.ofSeconds(12);

    private final Stack stack;
    private final Api api;

    ScaleIT(Stack stack) {
        this.stack = stack;
        this.api = stack.api();
    }

    @AfterAll
    void backToTwo() {
        if (stack.nodeIds().size() != 2) {
            stack.scale(2);
        }
    }

    @Order(1)
    @Test
    void aDriverThatComesIsUsedByTheNextTestAndIsMissingInTheOneAfterItLeft() {
        var settings =
                Map.of("LANDFALL_KAFKA_BOOTSTRAP_SERVERS", stack.status().text("kafka"), "LANDFALL_NODE_ID", "third");
        try (var third = Server.start("driver", settings)) {
            Await.until(
                    "a third driver up",
                    BOOT,
                    () -> third.api("").get("/health/live").status(),
                    s -> s == 200);
            Await.until("a third driver listed", KNOWN, api::aliveDrivers, alive -> alive.contains("third"));
            assertThat(nodesOf(stack.trials().run(small()))).containsExactlyInAnyOrder("driver-1", "driver-2", "third");

            Pids.terminate(third.process().pid());
            awaitDriver("third", driver -> driver.text("state").equals("LEFT") && !driver.flag("alive"));
            third.process().awaitEnd(Duration.ofSeconds(10));
        }
        assertThat(nodesOf(stack.trials().run(small()))).containsExactlyInAnyOrder("driver-1", "driver-2");
    }

    @Order(2)
    @Test
    void eightDriversSendExactlyWhatThePlanSays() {
        stack.scale(5); // Six servers that start at once take long on two cores.
        stack.scale(8);
        stack.settle();
        Result result = stack.trials().run(Plan.avalanche(stack.ping()).count(2_000));
        assertThat(result.requests("sent")).as("%s", result.report()).isEqualTo(16_000);
        assertThat(result.requests("succeeded")).as("%s", result.report()).isEqualTo(16_000);
        assertThat(result.nodes())
                .hasSize(8)
                .allSatisfy((name, node) ->
                        assertThat(node.whole("requests.sent")).as("%s", node).isEqualTo(2_000));
        assertThat(Ledger.received(stack.target(), result.id()))
                .as("at the target")
                .isEqualTo(16_000);
        assertThat(result.report().text("model")).isEqualTo("CLOSED");
    }

    @Order(3)
    @Test
    void aDriverThatWasKilledIsLostAfterItsSilenceAndTheNextTestUsesTheOthers() {
        Pids.kill(stack.member("driver-7").pid());
        try {
            awaitDriver("driver-7", driver -> driver.text("state").equals("LOST") && !driver.flag("alive"));
        } finally {
            stack.look();
        }
        assertThat(nodesOf(stack.trials().run(small()))).hasSize(7).doesNotContain("driver-7");
    }

    @Order(4)
    @Test
    void scalingBackLeavesTwo() {
        stack.scale(2);
        Await.until("two drivers", KNOWN, api::aliveDrivers, List.of("driver-1", "driver-2")::equals);
        assertThat(nodesOf(stack.trials().run(small()))).containsExactlyInAnyOrder("driver-1", "driver-2");
    }

    private void awaitDriver(String name, Predicate<Doc> enough) {
        Await.until(name + " gone", KNOWN, () -> api.driver(name), enough);
    }

    /** On all that are alive. */
    private Plan small() {
        return Plan.avalanche(stack.ping()).count(20);
    }

    private static List<String> nodesOf(Result result) {
        result.nodes()
                .forEach((name, node) ->
                        assertThat(node.whole("requests.sent")).as("%s", node).isEqualTo(20));
        return List.copyOf(result.nodes().keySet());
    }
}
