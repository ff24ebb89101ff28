package dev.landfall.launcher.cli;

import dev.landfall.launcher.view.PlanView;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        header = "Shows one test.",
        description = "Shows one test: its plan, where it stands, its figures so far or in the end.")
final class ShowCommand extends BaseCommand {
    @Parameters(paramLabel = "ID", description = "The test, as landfall tests lists it")
    private String id;

    @Option(names = "--json", description = "As the orchestrator answers")
    private boolean json;

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() {
        Session session = Session.of(environment(), data.dir(environment()));
        JsonObject test = session.orchestrator().test(id);
        if (json) {
            screen().line(ReportFiles.pretty(test));
        } else {
            JsonObject plan = test.get("plan") instanceof JsonObject given ? given : JsonValue.EMPTY_JSON_OBJECT;
            screen().line(screen().paint().bold(PlanView.line(plan)));
            RunCommand.show(screen(), session, test);
        }
        return ExitCode.PASSED;
    }
}
