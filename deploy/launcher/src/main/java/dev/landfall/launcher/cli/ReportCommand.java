package dev.landfall.launcher.cli;

import dev.landfall.launcher.client.Orchestrator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "report",
        header = "Prints or writes the report of a test that ended.",
        sortOptions = false,
        description = {
            "Prints the report of a test that ended, or writes it into a file: html to read, json for programs, csv with a",
            "line per second, junit for what runs builds, hlog for HdrHistogram's tools."
        })
final class ReportCommand extends BaseCommand {
    @Parameters(paramLabel = "ID", description = "The test, as landfall tests lists it")
    private String id;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "json",
            description = "html, json, csv, junit or hlog. Default: ${DEFAULT-VALUE}")
    private String format;

    @Option(names = "--out", paramLabel = "FILE", description = "Write it there")
    private @Nullable Path out;

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() {
        ReportForm form = ReportForm.of(format);
        Orchestrator orchestrator =
                Session.of(environment(), data.dir(environment())).orchestrator();
        if (out != null) {
            screen().line("  report  " + ReportFiles.write(out, ReportFiles.content(form, id, orchestrator)));
        } else {
            screen().print(new String(ReportFiles.content(form, id, orchestrator), StandardCharsets.UTF_8));
        }
        return ExitCode.PASSED;
    }
}
