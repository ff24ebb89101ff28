package dev.landfall.launcher.cli;

import dev.landfall.launcher.view.ListView;
import jakarta.json.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "drivers", header = "Lists the drivers the orchestrator knows and how each is.")
final class DriversCommand extends BaseCommand {
    @Option(names = "--json", description = "As the orchestrator answers")
    private boolean json;

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() {
        JsonObject answer = Session.of(environment(), data.dir(environment()))
                .orchestrator()
                .drivers();
        if (json) {
            screen().line(ReportFiles.pretty(answer));
        } else {
            screen().lines(ListView.drivers(answer, screen().paint()));
        }
        return ExitCode.PASSED;
    }
}
