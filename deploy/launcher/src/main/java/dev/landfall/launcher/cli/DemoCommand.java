package dev.landfall.launcher.cli;

import dev.landfall.launcher.client.PlanDraft;
import dev.landfall.launcher.stack.DataDir;
import dev.landfall.launcher.stack.Distribution;
import dev.landfall.launcher.stack.Keeper;
import dev.landfall.launcher.stack.Role;
import dev.landfall.launcher.stack.StackPlan;
import dev.landfall.launcher.stack.Tokens;
import dev.landfall.launcher.view.PlanView;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        header = "Runs two tests on a stack of its own and shows the results.",
        description = {
            "Starts broker, orchestrator, two drivers and a target on free ports, runs a TSUNAMI and an AVALANCHE test",
            "of ten seconds each, shows the results and where the reports are, and stops everything."
        })
final class DemoCommand extends BaseCommand {
    private static final long TEST_MILLIS = 10_000;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where data and reports are kept. Default: a new folder in ./landfall-data")
    private @Nullable Path data;

    @Override
    public Integer call() throws InterruptedException {
        var plan = new StackPlan(new DataDir(data == null ? freshDir() : data), 0, 2, null);
        screen().line(screen().paint().bold("Landfall demo")
                + ": broker, orchestrator, two drivers and a target on this machine");
        screen().line("");
        int outcome = runBoth(plan);
        plan.data().forgetWorkings();
        return outcome;
    }

    private int runBoth(StackPlan plan) throws InterruptedException {
        try (var keeper = Keeper.of(plan, Distribution.ofThisProgram(), line -> screen().line("  " + line))) {
            keeper.start();
            Session session = Session.ofOwnStack(keeper.state(), Tokens.of(environment(), plan.data()));
            String target = Session.url(keeper.state(), Role.TARGET).orElseThrow() + "/ping";
            int first = run(session, tsunami(target));
            int second = run(session, avalanche(target));
            screen().line("");
            screen().line(screen().paint()
                    .dim("  stopping; the reports stay in " + plan.data().path().resolve("reports")));
            return first != ExitCode.PASSED ? first : second;
        }
    }

    private int run(Session session, JsonObject plan) throws InterruptedException {
        screen().line("");
        screen().line(screen().paint().bold(PlanView.line(plan)));
        JsonObject report = new TestRun(session.orchestrator(), screen()).run(plan);
        RunCommand.show(screen(), session, report);
        int outcome = Outcome.exitCode(report);
        // It shows what Landfall does; how well this machine measures is said in the result.
        return outcome == ExitCode.MEASUREMENT_INVALID ? ExitCode.PASSED : outcome;
    }

    private static JsonObject tsunami(String target) {
        return plan("demo: a request every 20 ms", "TSUNAMI", target)
                .with("test_message_delay", 20)
                .build();
    }

    private static JsonObject avalanche(String target) {
        return plan("demo: as fast as possible", "AVALANCHE", target)
                .with("concurrency_per_driver", 8)
                .build();
    }

    private static PlanDraft plan(String name, String type, String target) {
        return new PlanDraft(JsonValue.EMPTY_JSON_OBJECT)
                .with("name", name)
                .with("test_type", type)
                .with("duration_ms", TEST_MILLIS)
                .withTarget("url", target);
    }

    private Path freshDir() {
        String now = ZonedDateTime.now(ZoneId.systemDefault()).format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss"));
        return Path.of(
                "landfall-data", "demo-" + now + "-" + ProcessHandle.current().pid());
    }
}
