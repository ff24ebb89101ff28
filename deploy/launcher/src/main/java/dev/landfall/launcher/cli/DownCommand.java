package dev.landfall.launcher.cli;

import dev.landfall.launcher.stack.DataDir;
import dev.landfall.launcher.stack.LocalStack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "down",
        header = "Stops the stack.",
        description =
                "Stops the stack: drivers first, so that they finish politely, the broker last. Data and reports stay.")
final class DownCommand extends BaseCommand {
    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() {
        DataDir dir = data.dir(environment());
        boolean wasUp = new LocalStack(dir).down(screen()::line);
        screen().line(wasUp ? "stopped" : "no stack runs in " + dir.path());
        return ExitCode.PASSED;
    }
}
