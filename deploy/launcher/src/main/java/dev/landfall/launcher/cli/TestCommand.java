package dev.landfall.launcher.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "test",
        header = "Runs Landfall's own tests.",
        description = {
            "Runs Landfall's own tests: unit, in the server, and of the whole stack. Done by the script deploy/landfall:",
            "  landfall test [--install] [--truth] [--faults]",
            "--install fetches the Debian packages that tests need; --truth runs the long trials of what is reported against",
            "what must come out, --faults those of what becomes of a test when processes die; both print a line for each row."
        })
final class TestCommand extends BaseCommand {
    @Option(
            names = {"--install", "--truth", "--faults"},
            description = "See above")
    private boolean[] parts = new boolean[0];

    @Override
    public Integer call() {
        screen().complain("tests " + (parts.length > 0 ? "and their parts " : "")
                + "are run from the source tree: deploy/landfall test");
        return ExitCode.USAGE;
    }
}
