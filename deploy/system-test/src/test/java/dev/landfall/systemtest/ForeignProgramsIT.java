package dev.landfall.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.systemtest.harness.Api;
import dev.landfall.systemtest.harness.Await;
import dev.landfall.systemtest.harness.Commands;
import dev.landfall.systemtest.harness.Doc;
import dev.landfall.systemtest.harness.Plan;
import dev.landfall.systemtest.harness.Result;
import dev.landfall.systemtest.harness.SharedStack;
import dev.landfall.systemtest.harness.Stack;
import dev.landfall.systemtest.harness.ThirdPartyDriver;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Programs of others that speak only the public fields of the topics. */
@Order(17)
@ExtendWith(SharedStack.class)
class ForeignProgramsIT {
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final String GUEST = "guest-1";

    private final Stack stack;
    private final Api api;

    ForeignProgramsIT(Stack stack) {
        this.stack = stack;
        this.api = stack.api();
    }

    @Test
    void aDriverOfOthersIsListedTakesPartAndItsFiguresAppear() {
        String ours = stack.nodeIds().get(0);
        try (var kafka = stack.kafka();
                var configs = kafka.tail("test_config");
                var triggers = kafka.tail("trigger");
                var guest = ThirdPartyDriver.start(kafka, GUEST)) {
            Doc listed = Await.until(GUEST + " listed", LIMIT, api::drivers, drivers -> drivers.containsKey(GUEST))
                    .get(GUEST);
            assertThat(listed.flag("alive")).as("%s", listed).isTrue();
            assertThat(listed.isNull("protocol")).as("%s", listed).isTrue();
            assertThat(listed.text("node_ip")).isEqualTo("127.0.0.1");

            String id = stack.trials()
                    .start(Plan.tsunami(stack.ping(), 10).count(100).on(ours, GUEST));
            Doc config = configs.await(
                    "the config of " + id, LIMIT, doc -> doc.text("test_id").equals(id));
            assertThat(config.text("test_type")).isEqualTo("TSUNAMI");
            assertThat(config.whole("test_message_delay")).isEqualTo(10);
            assertThat(config.whole("message_count_per_driver")).isEqualTo(100);
            Doc trigger = triggers.await(
                    "the trigger of " + id, LIMIT, doc -> doc.text("test_id").equals(id));
            assertThat(trigger.text("trigger")).isEqualTo("YES");

            guest.publishFigures(id, "12.5", "11.0", "1.5", "99.25");
            checkReport(stack.trials().end(id), ours);
        }
        Await.until("end of " + GUEST, LIMIT, () -> api.driver(GUEST), driver -> !driver.flag("alive"));
    }

    private static void checkReport(Result result, String ours) {
        assertThat(result.state()).as("%s", result.report()).isEqualTo("COMPLETED");
        assertThat(result.report().texts("excludes")).containsExactly(GUEST);
        assertThat(result.requests("sent")).as("the whole is ours alone").isEqualTo(100);
        assertThat(result.nodes().get(ours).whole("requests.sent")).isEqualTo(100);
        Doc guest = result.nodes().get(GUEST);
        for (String counter : guest.names("requests")) {
            assertThat(guest.isNull("requests." + counter))
                    .as("%s of %s", counter, guest)
                    .isTrue();
        }
        Doc times = guest.at("latency.response_time");
        assertThat(times.number("mean")).isEqualTo(12.5);
        assertThat(times.number("median")).isEqualTo(11.0);
        assertThat(times.number("min")).isEqualTo(1.5);
        assertThat(times.number("max")).isEqualTo(99.25);
    }

    /** Without a default target there is nothing such a command could mean. */
    @Test
    void commandsWithOnlyThePublicFieldsAreIgnored() {
        String id = UUID.randomUUID().toString();
        try (var kafka = stack.kafka();
                var beats = kafka.tail("heartbeat");
                var metrics = kafka.tail("metrics")) {
            kafka.send("test_config", id, Commands.publicConfig(id));
            kafka.send("trigger", id, Commands.publicTrigger(id));
            long beatsBefore = beats.docs().size();
            for (String node : stack.nodeIds()) {
                Await.until(
                        "five more beats of " + node,
                        LIMIT,
                        () -> from(beats.docs(), beatsBefore, node),
                        since -> since.size() >= 5);
                assertThat(from(beats.docs(), 0, node)).allSatisfy(beat -> {
                    assertThat(beat.text("state")).as("%s", beat).isEqualTo("IDLE");
                    assertThat(beat.isNull("test_id")).as("%s", beat).isTrue();
                });
            }
            assertThat(metrics.docs()).as("metrics nobody asked for").isEmpty();
        }
        api.get("/api/tests/" + id).problem(404);
    }

    private static List<Doc> from(List<Doc> beats, long first, String node) {
        return beats.stream()
                .skip(first)
                .filter(beat -> beat.text("node_id").equals(node))
                .toList();
    }

    @Test
    void recordsThatCannotBeReadAreCountedAndSteppedOver() {
        try (var kafka = stack.kafka()) {
            for (String topic : List.of("register", "test_config", "metrics", "heartbeat")) {
                kafka.sendText(topic, "x", "no JSON at all");
                kafka.sendText(topic, "x", "{\"node_id\": {}, \"test_id\": []}");
            }
        }
        Await.untilHolds("bad records counted", LIMIT, () -> {
            Doc bad = api.get("/api/diagnostics").expect(200).doc().at("bad_records");
            assertThat(bad.json().keySet()).as("%s", bad).contains("register", "metrics", "heartbeat");
        });
        Result result =
                stack.trials().run(Plan.avalanche(stack.ping()).count(10).on(stack.nodeIds()));
        assertThat(result.requests("succeeded")).isEqualTo(20);
    }
}
