package dev.landfall.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.systemtest.harness.Cli;
import dev.landfall.systemtest.harness.Cli.Said;
import dev.landfall.systemtest.harness.Doc;
import dev.landfall.systemtest.harness.Home;
import dev.landfall.systemtest.harness.Plan;
import dev.landfall.systemtest.harness.Result;
import dev.landfall.systemtest.harness.SharedStack;
import dev.landfall.systemtest.harness.Stack;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Thresholds of a plan and the verdict on the measurement, from the command line to the report. How well this machine measures is not
 * tried: a busy one may be INVALID, and then says so.
 */
@Order(19)
@ExtendWith(SharedStack.class)
class ThresholdsIT {
    private static final int MISSED = 20;
    private static final int INVALID = 21;
    private static final int ABORTED = 11;

    private final Stack stack;

    ThresholdsIT(Stack stack) {
        this.stack = stack;
    }

    private Said run(String url, String... options) {
        var command = new ArrayList<>(List.of("run", "--json", "--url", url, "--delay", "10ms"));
        command.addAll(List.of(options));
        return Cli.run(Map.of("LANDFALL_DATA_DIR", stack.data().toString()), command.toArray(String[]::new));
    }

    @Test
    void aThresholdThatIsMissedDecidesTheExitCodeAndOneThatHoldsDoesNot() {
        Said said = run(
                stack.ping(),
                "--count=200",
                "--threshold=p99 < 60s",
                "--threshold=sent == 400",
                "--threshold=error_rate <= 0%",
                "--threshold=rps[1s] > 1",
                "--threshold=service.p50 < 1us");
        Doc verdict = Doc.parse(said.out()).at("verdict");
        assertThat(verdict.list("thresholds").stream().map(t -> t.flag("passed")))
                .as("%s", verdict)
                .containsExactly(true, true, true, true, false);
        assertThat(verdict.list("thresholds").stream().map(t -> t.text("expression")))
                .startsWith("p99 < 60s", "sent == 400");
        assertThat(verdict.list("thresholds").get(1).number("actual")).isEqualTo(400);
        assertThat(verdict.list("thresholds").get(4).number("actual")).isPositive();
        assertThat(verdict.flag("passed")).isFalse();
        said.expect(verdict.text("measurement").equals("INVALID") ? INVALID : MISSED);
    }

    @Test
    void theVerdictIsGivenWithItsReasons() {
        Said said = run(stack.ping(), "--count=100", "--threshold=p50 < 60s").expectRun();
        Doc verdict = Doc.parse(said.out()).at("verdict");
        assertThat(verdict.text("measurement")).as("%s", verdict).isIn("VALID", "SUSPECT", "INVALID");
        assertThat(verdict.text("measurement").equals("VALID")
                        || !verdict.texts("reasons").isEmpty())
                .as("%s", verdict)
                .isTrue();
        assertThat(verdict.flag("passed")).isTrue();
    }

    @Test
    void aTestIsStoppedByAThresholdThatEndsIt() {
        String id = stack.trials()
                .start(Plan.tsunami(stack.ping() + "?status=503", 10)
                        .durationMillis(60_000)
                        .on(stack.nodeIds())
                        .with("thresholds", aborting("error_rate < 5%")));
        Result result = stack.trials().end(id);
        Doc report = result.report();
        assertThat(report.text("state")).as("%s", report).isEqualTo("ABORTED");
        assertThat(report.text("state_reason")).isEqualTo("THRESHOLD");
        assertThat(report.text("state_detail")).contains("error_rate < 5%", "100 %");
        assertThat(report.list("plan.thresholds").get(0).flag("abort_on_fail")).isTrue();
        assertThat(report.at("verdict").list("thresholds").get(0).number("actual"))
                .isEqualTo(100);
        assertThat(report.at("verdict").flag("passed")).isFalse();
        assertThat(result.requests("sent")).as("%s", report).isPositive().isLessThan(12_000);
    }

    @Test
    void theCommandLineSaysThatItWasAborted() throws IOException {
        Plan plan = Plan.tsunami(stack.ping() + "?status=503", 10)
                .durationMillis(60_000)
                .on(stack.nodeIds())
                .with("thresholds", aborting("succeeded[2s] >= 1"));
        Path file = Files.writeString(Home.newDirectory("plan").resolve("plan.json"), plan.toString());
        Said said = Cli.run(Map.of("LANDFALL_DATA_DIR", stack.data().toString()), "run", "--json", file.toString());
        Doc report = Doc.parse(said.expect(ABORTED).out());
        assertThat(report.text("state_reason")).isEqualTo("THRESHOLD");
        stack.trials().end(report.text("test_id"));
    }

    private static JsonArray aborting(String expression) {
        return Json.createArrayBuilder()
                .add(Json.createObjectBuilder().add("expression", expression).add("abort_on_fail", true))
                .build();
    }
}
