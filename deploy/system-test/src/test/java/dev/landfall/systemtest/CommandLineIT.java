package dev.landfall.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.systemtest.harness.Await;
import dev.landfall.systemtest.harness.Child;
import dev.landfall.systemtest.harness.Cli;
import dev.landfall.systemtest.harness.Cli.Said;
import dev.landfall.systemtest.harness.Doc;
import dev.landfall.systemtest.harness.Home;
import dev.landfall.systemtest.harness.Plan;
import dev.landfall.systemtest.harness.Ports;
import dev.landfall.systemtest.harness.SharedStack;
import dev.landfall.systemtest.harness.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The {@code landfall} command against a running stack: what it prints and the exit codes that scripts rely on. */
@Order(17)
@ExtendWith(SharedStack.class)
class CommandLineIT {
    private final Stack stack;

    CommandLineIT(Stack stack) {
        this.stack = stack;
    }

    private Said landfall(String... arguments) {
        return Cli.run(Map.of("LANDFALL_DATA_DIR", stack.data().toString()), arguments);
    }

    private Plan small() {
        return Plan.tsunami(stack.ping(), 10).count(50).on(stack.nodeIds());
    }

    private static String file(Plan plan) throws IOException {
        Path file = Home.newDirectory("plan").resolve("plan.json");
        return Files.writeString(file, plan.toString()).toString();
    }

    @Test
    void runsAPlanFromAFileAndPrintsTheReportAsJson() throws IOException {
        Said said = landfall("run", file(small()), "--json").expectRun();
        Doc report = Doc.parse(said.out());
        assertThat(report.text("state")).isEqualTo("COMPLETED");
        assertThat(report.whole("requests.sent")).isEqualTo(100);
        stack.trials().end(report.text("test_id"));
    }

    @Test
    void runsAPlanFromOptionsAndShowsTheResultForPeople() {
        Said said = landfall("run", "--url", stack.ping(), "--delay", "10ms", "--count", "120")
                .expectRun();
        assertThat(said.out()).contains("min", "max", "mean", "median", "mode", "p95", "p99");
        assertThat(said.out()).contains(stack.nodeIds());
        assertThat(said.out()).contains(stack.data().resolve("reports").toString(), "test.json");
    }

    @Test
    void copiesTheReportWhereAsked() throws IOException {
        Path out = Home.newDirectory("out");
        Said said = landfall("run", file(small()), "--json", "--out", out.toString())
                .expectRun();
        try (var files = Files.walk(out)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(path -> path.getFileName().toString()))
                    .as("%s", said)
                    .contains("test.json", "driver-1.json", "driver-2.json");
        }
    }

    @Test
    void aRefusedPlanIsTwoAndSaysWhichFields() throws IOException {
        Said said = landfall("run", file(small().with("test_message_delay", -1).with("nonsense", 1)));
        assertThat(said.expect(2).err()).contains("test_message_delay", "nonsense");
    }

    @Test
    void whatCannotBeUnderstoodIsTwo() {
        landfall("run", "--delay", "often").expect(2);
        landfall("no-such-command").expect(2);
    }

    @Test
    void aTargetOutsideTheAllowListIsFour() {
        landfall("run", "--url", "http://192.0.2.1/", "--delay", "10ms", "--count", "1")
                .expect(4);
    }

    @Test
    void anOrchestratorThatIsNotThereIsThree() {
        String nowhere = "http://127.0.0.1:" + Ports.free();
        Said said = Cli.run(Cli.access(nowhere, "any"), "drivers").expect(3);
        assertThat(said.err()).contains(nowhere);
    }

    @Test
    void aWrongTokenIsFour() {
        Said said =
                Cli.run(Cli.access(stack.api().baseUrl(), "wrong"), "drivers").expect(4);
        assertThat(said.out() + said.err()).doesNotContain("wrong\n", stack.token());
    }

    @Test
    void driversThatAreNotThereAreFive() throws IOException {
        landfall("run", file(small().on("nobody"))).expect(5);
    }

    @Test
    void aTestStoppedFromAnotherShellIsEleven() {
        Path folder = Home.newDirectory("run");
        var command = Cli.command("run", "--url", stack.ping(), "--delay", "10ms", "--duration", "60s");
        try (var run = Child.start(
                "run", folder, Map.of("LANDFALL_DATA_DIR", stack.data().toString()), command)) {
            Doc running = Await.until(
                    "the test of the other shell",
                    Duration.ofSeconds(20),
                    () -> stack.api()
                            .get("/api/tests?limit=1")
                            .expect(200)
                            .doc()
                            .list("tests")
                            .get(0),
                    test -> test.text("state").equals("RUNNING"));
            landfall("stop", running.text("test_id")).expect(0);
            assertThat(run.awaitEnd(Duration.ofSeconds(30))).as(run::tail).isEqualTo(11);
            stack.trials().end(running.text("test_id"));
        }
    }

    @Test
    void showsDriversTestsAndStatus() throws IOException {
        String id = stack.trials().run(small()).id();
        assertThat(landfall("drivers").expect(0).out()).contains(stack.nodeIds());
        assertThat(landfall("tests").expect(0).out()).contains(id);
        assertThat(landfall("show", id).expect(0).out()).contains("COMPLETED");
        assertThat(landfall("status").expect(0).out()).contains("orchestrator", "driver-2", "target", "ready");
        List<String> roles = stack.members().stream().map(Stack.Member::role).toList();
        assertThat(roles).containsExactlyInAnyOrder("broker", "orchestrator", "driver", "driver", "target");
    }
}
