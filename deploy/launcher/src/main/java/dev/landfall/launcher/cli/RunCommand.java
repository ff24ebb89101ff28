package dev.landfall.launcher.cli;

import dev.landfall.launcher.view.PlanView;
import dev.landfall.launcher.view.ResultView;
import dev.landfall.launcher.view.Screen;
import jakarta.json.JsonObject;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "run",
        header = "Runs a test and shows its result.",
        sortOptions = false,
        description = {
            "Runs a test: sends the plan, starts it, shows how it goes, then the result. TIME is a number with ms, s or m;",
            "figures are per driver where a plan says so. Ctrl-C stops the test too."
        },
        footer = {
            "Examples:",
            "  landfall run --url http://127.0.0.1:8090/ping --delay 20ms --count 500",
            "  landfall run --url http://127.0.0.1:8090/ping --rate 200 --duration 10s --json > report.json",
            "  landfall run plan.json --drivers 4",
            "",
            "Exit codes: 0 passed (also SUSPECT), 1 internal, 2 usage or refused plan, 3 unreachable or 503, 4 401/403,",
            "  5 409, 10 PARTIAL, 11 ABORTED, 12 FAILED, 20 threshold missed, 21 measurement INVALID, 130 interrupted;",
            "  if several apply: 12, 11, 10, 21, 20."
        })
final class RunCommand extends BaseCommand {
    @Mixin
    private PlanOptions plan = new PlanOptions();

    @Option(names = "--json", description = "Print nothing but the report")
    private boolean json;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write the report's files there: JSON, html, csv, junit, hlog")
    private @Nullable Path out;

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() throws InterruptedException {
        JsonObject wanted = plan.plan();
        Session session = Session.of(environment(), data.dir(environment()));
        Screen shown = json ? silent() : screen();
        shown.line("");
        shown.line(shown.paint().bold(PlanView.line(wanted)));
        JsonObject report = new TestRun(session.orchestrator(), shown).run(wanted);
        if (json) {
            screen().line(ReportFiles.pretty(report));
        } else {
            show(screen(), session, report);
        }
        if (out != null) {
            List<Path> copies = new ArrayList<>(ReportFiles.copyTo(out, report, session.orchestrator()));
            String id = report.getString("test_id");
            copies.addAll(ReportFiles.exportTo(out, id, session.orchestrator(), screen()::complain));
            copies.forEach(copy -> shown.line("  copy    " + copy));
        }
        return Outcome.exitCode(report);
    }

    /** The result and where its files are; also what the demo shows of each of its tests. */
    static void show(Screen screen, Session session, JsonObject report) {
        screen.lines(new ResultView(report, screen.paint()).lines());
        screen.line("  test    " + report.getString("test_id"));
        ReportFiles.written(session.data(), report.getString("test_id"))
                .forEach(file -> screen.line("  report  " + file));
    }

    private Screen silent() {
        var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Screen(nowhere, nowhere, false, false, 80);
    }
}
