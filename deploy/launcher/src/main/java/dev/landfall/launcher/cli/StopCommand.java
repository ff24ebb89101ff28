package dev.landfall.launcher.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "stop",
        header = "Stops a test.",
        description = "Stops a test: no new request is sent, those in flight may finish.")
final class StopCommand extends BaseCommand {
    @Parameters(paramLabel = "ID", description = "The test, as landfall tests lists it")
    private String id;

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() {
        Session.of(environment(), data.dir(environment())).orchestrator().stop(id);
        screen().line("test " + id + " is stopping");
        return ExitCode.PASSED;
    }
}
