package dev.landfall.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.systemtest.harness.Api;
import dev.landfall.systemtest.harness.Await;
import dev.landfall.systemtest.harness.Doc;
import dev.landfall.systemtest.harness.Ledger;
import dev.landfall.systemtest.harness.Pids;
import dev.landfall.systemtest.harness.Plan;
import dev.landfall.systemtest.harness.Result;
import dev.landfall.systemtest.harness.SharedStack;
import dev.landfall.systemtest.harness.Stack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** Drivers that come and go between tests: from two to eight, then some leave in good and bad ways, then two again. In order. */
@Order(20)
@ExtendWith(SharedStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ScaleIT {
    private static final Duration KNOWN = Duration.ofSeconds(11);

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
    void aStartedDriverAppearsAndTheNextTestUsesIt() {
        var scaling = CompletableFuture.runAsync(() -> stack.scale(3));
        Await.until("a third driver", Duration.ofSeconds(60), api::aliveDrivers, alive -> alive.size() == 3);
        Instant appeared = Instant.now();
        scaling.join();
        Instant started = ProcessHandle.of(stack.member("driver-3").pid())
                .flatMap(process -> process.info().startInstant())
                .orElseThrow();
        assertThat(Duration.between(started, appeared))
                .as("from its start to its being listed")
                .isLessThanOrEqualTo(KNOWN);
        assertThat(nodesOf(stack.trials().run(small()))).containsExactlyInAnyOrder("driver-1", "driver-2", "driver-3");
    }

    @Order(2)
    @Test
    void eightDriversSendExactlyWhatThePlanSays() {
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
    void aDriverToldToEndIsGoneAtOnce() {
        Pids.terminate(stack.member("driver-8").pid());
        awaitDriver("driver-8", driver -> driver.text("state").equals("LEFT") && !driver.flag("alive"));
        Pids.awaitGone(List.of(stack.member("driver-8").pid()), Duration.ofSeconds(10));
        stack.look();
    }

    @Order(4)
    @Test
    void aDriverThatWasKilledIsLostAfterItsSilence() {
        Pids.kill(stack.member("driver-7").pid());
        awaitDriver("driver-7", driver -> driver.text("state").equals("LOST") && !driver.flag("alive"));
        stack.look();
    }

    @Order(5)
    @Test
    void theNextTestUsesTheDriversThatAreLeft() {
        assertThat(nodesOf(stack.trials().run(small())))
                .containsExactlyInAnyOrder("driver-1", "driver-2", "driver-3", "driver-4", "driver-5", "driver-6");
    }

    @Order(6)
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
