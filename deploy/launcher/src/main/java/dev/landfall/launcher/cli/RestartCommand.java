package dev.landfall.launcher.cli;

import dev.landfall.launcher.stack.LocalStack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "restart",
        header = "Restarts one member of the stack.",
        description =
                "Stops one member of the running stack, if it runs, and starts it again with the same port and data.")
final class RestartCommand extends BaseCommand {
    @Parameters(
            paramLabel = "NAME",
            description = "As landfall status names it: broker, orchestrator, driver-1, target, ...")
    private String name;

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() {
        new LocalStack(data.dir(environment())).command(line -> screen().line("  " + line), "restart", name);
        return ExitCode.PASSED;
    }
}
