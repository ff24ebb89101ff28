package dev.landfall.launcher.cli;

import dev.landfall.launcher.stack.LocalStack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "scale",
        header = "Brings the running stack to a number of drivers.",
        description =
                "Brings the running stack to exactly this many drivers; returns when the orchestrator knows them all.")
final class ScaleCommand extends BaseCommand {
    @Option(names = "--drivers", paramLabel = "N", required = true, description = "How many drivers, 1 to 64")
    private int drivers;

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() {
        new LocalStack(data.dir(environment()))
                .command(line -> screen().line("  " + line), "scale", Integer.toString(drivers));
        return ExitCode.PASSED;
    }
}
