package dev.landfall.launcher.cli;

import dev.landfall.launcher.stack.DataDir;
import dev.landfall.launcher.stack.Logs;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "logs",
        header = "Shows the logs of the members.",
        description = "Shows the end of one member's log, or of all.")
final class LogsCommand extends BaseCommand {
    @Parameters(
            paramLabel = "NAME",
            arity = "0..1",
            description = "As landfall status names it. Default: all, one after the other")
    private @Nullable String name;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            defaultValue = "40",
            description = "How many lines of each. Default: ${DEFAULT-VALUE}")
    private int lines;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on showing what is added, until Ctrl-C")
    private boolean follow;

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() throws InterruptedException {
        DataDir dir = data.dir(environment());
        var logs = new Logs(dir, name);
        logs.tail(lines, screen()::line);
        if (follow) {
            logs.follow(screen()::line);
        }
        return ExitCode.PASSED;
    }
}
