package dev.landfall.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.systemtest.harness.Api;
import dev.landfall.systemtest.harness.Await;
import dev.landfall.systemtest.harness.Doc;
import dev.landfall.systemtest.harness.Ledger;
import dev.landfall.systemtest.harness.Plan;
import dev.landfall.systemtest.harness.Result;
import dev.landfall.systemtest.harness.SharedStack;
import dev.landfall.systemtest.harness.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** The main job through REST alone: 500 requests at 10 ms on two drivers. The tests look at one run, in order. */
@Order(10)
@ExtendWith(SharedStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TsunamiIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Stack stack;
    private final Api api;
    private Result result;

    TsunamiIT(Stack stack) {
        this.stack = stack;
        this.api = stack.api();
    }

    /** A change of the counters and the monotonic reading when it was seen. */
    private record Seen(long nanos, long sent) {}

    @Order(1)
    @Test
    void listsBothDriversAsAliveAndIdle() {
        assertThat(api.aliveDrivers()).isEqualTo(stack.nodeIds()).hasSize(2);
        for (Doc driver : api.drivers().values()) {
            assertThat(driver.text("state")).as("%s", driver).isEqualTo("IDLE");
            assertThat(driver.whole("protocol")).as("%s", driver).isEqualTo(2);
            assertThat(driver.isNull("test_id")).as("no test in %s", driver).isTrue();
            assertThat(driver.number("heartbeat_age_ms")).as("%s", driver).isBetween(-100.0, 3_000.0);
        }
    }

    @Order(2)
    @Test
    void countersRiseAtLeastOnceASecondWhileItRuns() {
        var created = api.post("/api/tests", plan().json()).expect(201);
        String id = created.doc().text("test_id");
        assertThat(created.header("Location")).endsWith("/api/tests/" + id);
        assertThat(created.doc().text("state")).isEqualTo("CONFIGURED");
        api.post("/api/tests/" + id + "/trigger").expect(202);
        List<Seen> rises = rises(id);
        result = stack.trials().end(id);

        assertThat(result.state()).as("%s", result.report()).isEqualTo("COMPLETED");
        assertThat(rises).as("rises of the counter in five seconds").hasSizeGreaterThanOrEqualTo(5);
        for (int i = 1; i < rises.size(); i++) {
            long millis = (rises.get(i).nanos() - rises.get(i - 1).nanos()) / 1_000_000;
            assertThat(millis)
                    .as("ms between rises %d and %d of %s", i - 1, i, rises)
                    .isLessThan(2_000);
        }
    }

    private Plan plan() {
        return Plan.tsunami(stack.ping(), 10)
                .count(500)
                .with("name", "five hundred")
                .on(stack.nodeIds());
    }

    /** Each moment at which the test's counter had grown, from the first request to the last. */
    private List<Seen> rises(String id) {
        var rises = new ArrayList<Seen>();
        Await.until("1000 requests sent", LIMIT, () -> api.test(id), test -> {
            long sent = test.whole("requests.sent");
            long before = rises.isEmpty() ? 0 : rises.get(rises.size() - 1).sent();
            assertThat(sent).as("a counter never falls: %s", rises).isGreaterThanOrEqualTo(before);
            if (sent > before) {
                rises.add(new Seen(System.nanoTime(), sent));
            }
            return sent == 1_000;
        });
        return rises;
    }

    @Order(3)
    @Test
    void reportsExactlyAThousandSentAndSucceededAsTheTargetItselfCounts() {
        assertThat(result.requests("scheduled")).as("%s", result.report()).isEqualTo(1_000);
        assertThat(result.requests("sent")).isEqualTo(1_000);
        assertThat(result.requests("succeeded")).isEqualTo(1_000);
        assertThat(result.requests("failed")).isZero();
        assertThat(result.report().whole("target_count.received")).isEqualTo(1_000);
        assertThat(Ledger.received(stack.target(), result.id()))
                .as("at the target")
                .isEqualTo(1_000);
        assertThat(result.report().text("model")).isEqualTo("OPEN");
    }

    @Order(4)
    @Test
    void tellsLatencyOverAllNodesAndPerNode() {
        List<Doc> parts = new ArrayList<>(result.nodes().values());
        parts.add(result.report());
        for (Doc part : parts) {
            Doc times = part.at("latency.response_time");
            assertThat(times.number("min")).as("%s", times).isPositive();
            assertThat(List.of(
                            times.number("min"),
                            times.number("median"),
                            times.number("p95"),
                            times.number("p99"),
                            times.number("max")))
                    .as("%s", times)
                    .isSorted();
            assertThat(times.number("mean")).as("%s", times).isBetween(times.number("min"), times.number("max"));
            assertThat(times.number("mode")).as("%s", times).isBetween(0.0, times.number("max") * 1.1);
            assertThat(part.whole("latency.service_time.count")).isEqualTo(times.whole("count"));
        }
        assertThat(result.nodes().keySet()).containsExactlyInAnyOrderElementsOf(stack.nodeIds());
        result.nodes()
                .values()
                .forEach(node ->
                        assertThat(node.whole("requests.sent")).as("%s", node).isEqualTo(500));
    }

    @Order(5)
    @Test
    void writesReportFilesThatSayWhatRestSays() throws IOException {
        Doc report = Await.until(
                "report saved",
                Duration.ofSeconds(10),
                () -> api.get("/api/tests/" + result.id() + "/report")
                        .expect(200)
                        .doc(),
                doc -> doc.flag("report_saved"));
        Path folder = stack.data().resolve("reports").resolve(result.id());
        assertThat(file(folder.resolve("test.json"))).isEqualTo(report);
        for (String node : stack.nodeIds()) {
            assertThat(file(folder.resolve("nodes").resolve(node + ".json")))
                    .isEqualTo(result.nodes().get(node));
        }
    }

    private static Doc file(Path path) throws IOException {
        assertThat(path).exists();
        return Doc.parse(Files.readString(path));
    }

    @Order(6)
    @Test
    void listsTheTestAndShowsItsReportUnderItsSuffixToo() {
        assertThat(api.get("/api/tests?limit=1")
                        .expect(200)
                        .doc()
                        .list("tests")
                        .get(0)
                        .text("test_id"))
                .isEqualTo(result.id());
        assertThat(api.get("/api/tests/" + result.id() + "/report.json")
                        .expect(200)
                        .doc()
                        .text("test_id"))
                .isEqualTo(result.id());
        api.get("/api/tests/" + result.id() + "/report", java.util.Map.of("Accept", "application/pdf"))
                .problem(406);
    }
}
