package dev.landfall.launcher.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "report", header = "Prints the report of a test that ended.")
final class ReportCommand extends BaseCommand {
    private static final List<String> FORMATS = List.of("json");

    @Parameters(paramLabel = "ID", description = "The test, as landfall tests lists it")
    private String id;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "json",
            description = "json. Default: ${DEFAULT-VALUE}")
    private String format;

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() {
        if (!FORMATS.contains(format)) {
            throw new IllegalArgumentException(
                    "--format must be one of " + String.join(", ", FORMATS) + ", was " + format);
        }
        screen().line(ReportFiles.pretty(Session.of(environment(), data.dir(environment()))
                .orchestrator()
                .report(id)));
        return ExitCode.PASSED;
    }
}
