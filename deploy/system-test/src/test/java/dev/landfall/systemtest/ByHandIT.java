package dev.landfall.systemtest;

import static dev.landfall.systemtest.harness.HandMade.NODE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.systemtest.harness.Answer;
import dev.landfall.systemtest.harness.Await;
import dev.landfall.systemtest.harness.Commands;
import dev.landfall.systemtest.harness.Doc;
import dev.landfall.systemtest.harness.HandMade;
import dev.landfall.systemtest.harness.LocalTarget;
import dev.landfall.systemtest.harness.Pids;
import dev.landfall.systemtest.harness.Plan;
import dev.landfall.systemtest.harness.RawKafka.Tail;
import dev.landfall.systemtest.harness.Result;
import dev.landfall.systemtest.harness.Server;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestWatcher;

/** Each WAR started by hand as the README tells, first without a broker, then with one that is started by hand too. In order. */
@Order(2)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ByHandIT {
    private static final Duration HEAL = Duration.ofSeconds(20);
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private final LocalTarget own = LocalTarget.http("127.0.0.1");
    private final LocalTarget outside = LocalTarget.http("127.0.0.2");
    private HandMade stack;

    @RegisterExtension
    final TestWatcher tails = new TestWatcher() {
        @Override
        public void testFailed(ExtensionContext context, Throwable cause) {
            System.err.println(context.getDisplayName() + " failed; the logs end with\n" + stack.tails());
        }
    };

    @BeforeAll
    void startAllWithoutABroker() {
        stack = new HandMade(own.url("/default"));
    }

    @AfterAll
    void endAll() {
        if (stack != null) {
            stack.close();
        }
        own.close();
        outside.close();
    }

    @Order(1)
    @Test
    void withoutABrokerReadinessSaysWhy() {
        for (Server server : stack.coordinated()) {
            Await.untilHolds(server.program() + " unready, naming the broker", LIMIT, () -> {
                Answer ready = server.api("").get("/health/ready");
                assertThat(ready.status()).as("%s", ready).isEqualTo(503);
                assertThat(ready.body()).as("%s", ready).contains(stack.brokerAddress());
            });
        }
        stack.target().get("/health/ready").expect(200);
        assertThat(stack.target().get("/ping").expect(200).body()).contains("pong");
    }

    @Order(2)
    @Test
    void withoutABrokerASubmitIs503WithinSixSeconds() {
        long startNanos = System.nanoTime();
        Answer answer = stack.api()
                .post("/api/tests", Plan.avalanche(own.url("/")).count(1).json());
        long millis = Duration.ofNanos(System.nanoTime() - startNanos).toMillis();
        assertThat(answer.problem(503).text("code")).as("%s", answer).isEqualTo("BROKER_UNAVAILABLE");
        assertThat(millis).as("ms until %s", answer).isLessThan(6_000);
    }

    @Order(3)
    @Test
    void whenTheBrokerComesAllHealWithoutARestart() {
        stack.startBroker();
        for (Server server : stack.coordinated()) {
            Await.until(
                    server.program() + " ready",
                    HEAL,
                    () -> server.api("").get("/health/ready"),
                    ready -> ready.status() == 200);
            assertThat(server.process().isAlive()).as(server.program()).isTrue();
        }
        awaitIdle();
    }

    private void awaitIdle() {
        Await.until(
                NODE + " alive and free",
                HEAL,
                () -> stack.api().drivers().get(NODE),
                driver -> driver != null
                        && driver.flag("alive")
                        && driver.text("state").equals("IDLE")
                        && driver.isNull("test_id"));
    }

    @Order(4)
    @Test
    void aTestRunsOnWhatWasStartedByHand() {
        awaitIdle();
        Result result = stack.trials()
                .run(Plan.tsunami(stack.target().baseUrl() + "/ping", 10).count(100));
        assertThat(result.requests("succeeded")).as("%s", result.report()).isEqualTo(100);
        assertThat(stack.orchestrator().folder().resolve("landfall-data/reports/" + result.id() + "/test.json"))
                .exists();
    }

    @Order(5)
    @Test
    void commandsWithOnlyThePublicFieldsRunAgainstTheDefaultTarget() {
        awaitIdle();
        String id = UUID.randomUUID().toString();
        int before = own.count();
        try (var kafka = stack.kafka();
                var metrics = kafka.tail("metrics")) {
            // The trigger may overtake its config: they are two topics.
            kafka.send("trigger", id, Commands.publicTrigger(id));
            kafka.send("test_config", id, Commands.publicConfig(id));
            Doc last = metrics.await(
                    "final metrics",
                    LIMIT,
                    doc -> doc.text("test_id").equals(id) && !doc.isNull("final") && doc.flag("final"));
            assertThat(last.text("node_id")).isEqualTo(NODE);
            assertThat(last.whole("requests.succeeded")).as("%s", last).isEqualTo(50);
            assertThat(last.number("metrics.min_latency")).as("%s", last).isPositive();
            assertThat(last.number("metrics.median_latency")).as("%s", last).isPositive();
            assertThat(last.number("metrics.mean_latency"))
                    .as("%s", last)
                    .isBetween(last.number("metrics.min_latency"), last.number("metrics.max_latency"));
        }
        assertThat(own.count() - before).as("requests at the default target").isEqualTo(50);
        assertThat(own.seen().get(before).path()).isEqualTo("/default");
    }

    @Order(6)
    @Test
    void theDriverRefusesATargetOutsideItsOwnAllowListThoughTheOrchestratorsAllowsIt() {
        awaitIdle();
        var trials = stack.trials();
        Result result =
                trials.end(trials.create(Plan.avalanche(outside.url("/")).count(10)));
        assertThat(result.state()).as("%s", result.report()).isEqualTo("FAILED");
        assertThat(result.report().text("state_reason"))
                .as("%s", result.report())
                .isEqualTo("REFUSED");
        assertThat(result.report().text("state_detail"))
                .as("%s", result.report())
                .contains(NODE);
        assertThat(outside.count()).as("requests at %s", outside.url("/")).isZero();
    }

    @Order(7)
    @Test
    void aConfigForSuchATargetWrittenStraightToTheTopicIsRefusedAndNothingIsSent() {
        awaitIdle();
        int before = own.count();
        try (var kafka = stack.kafka();
                var beats = kafka.tail("heartbeat")) {
            String allowed = writeConfig(beats, own.url("/"));
            awaitState(beats, allowed, "PREPARING", "READY");
            awaitIdle(); // the orchestrator, which knows nothing of it, orders a stop
            refusesWhileNobodyOrdersAStop(beats);
        }
        assertThat(outside.count()).as("requests at %s", outside.url("/")).isZero();
        assertThat(own.count())
                .as("requests for a test that was never triggered")
                .isEqualTo(before);
    }

    private void refusesWhileNobodyOrdersAStop(Tail beats) {
        long orchestrator = stack.orchestrator().process().pid();
        Pids.freeze(orchestrator);
        try (var kafka = stack.kafka()) {
            String forbidden = writeConfig(beats, outside.url("/"));
            Doc refused = awaitState(beats, forbidden, "REFUSED");
            assertThat(refused.text("reason")).as("%s", refused).contains("127.0.0.2");
            JsonObject trigger = Commands.trigger(forbidden, term(beats));
            kafka.send("trigger", forbidden, trigger);
            awaitBeatAfter(beats, trigger.getJsonNumber("start_at").longValueExact() + 1_000);
        } finally {
            Pids.thaw(orchestrator);
        }
    }

    /** Addressed to the driver as it lives now, in the orchestrator's name; the id of the test. */
    private String writeConfig(Tail beats, String url) {
        String id = UUID.randomUUID().toString();
        Doc driver = beats.await(
                "a beat of " + NODE, LIMIT, doc -> doc.text("node_id").equals(NODE));
        try (var kafka = stack.kafka()) {
            kafka.send("test_config", id, Commands.config(id, term(beats), NODE, driver.text("incarnation"), url));
        }
        return id;
    }

    private static long term(Tail beats) {
        return beats.await("the orchestrator's beat", LIMIT, doc -> !doc.isNull("role"))
                .whole("term");
    }

    private static Doc awaitState(Tail beats, String id, String... states) {
        return beats.await(
                NODE + " " + List.of(states) + " for " + id,
                LIMIT,
                doc -> doc.text("node_id").equals(NODE)
                        && !doc.isNull("test_id")
                        && doc.text("test_id").equals(id)
                        && List.of(states).contains(doc.text("state")));
    }

    private static void awaitBeatAfter(Tail beats, long epochMillis) {
        beats.await(
                "a beat of " + NODE + " after " + epochMillis,
                LIMIT,
                beat -> beat.text("node_id").equals(NODE) && Long.parseLong(beat.text("timestamp")) > epochMillis);
    }
}
