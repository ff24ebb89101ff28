package dev.landfall.launcher.cli;

import dev.landfall.launcher.view.ListView;
import jakarta.json.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "tests", header = "Lists tests, the newest first.")
final class TestsCommand extends BaseCommand {
    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many at most. Default: ${DEFAULT-VALUE}")
    private int limit;

    @Option(names = "--json", description = "As the orchestrator answers")
    private boolean json;

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() {
        JsonObject answer = Session.of(environment(), data.dir(environment()))
                .orchestrator()
                .tests(limit);
        if (json) {
            screen().line(ReportFiles.pretty(answer));
        } else {
            screen().lines(ListView.tests(answer, screen().paint()));
        }
        return ExitCode.PASSED;
    }
}
