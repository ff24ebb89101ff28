package dev.landfall.launcher.cli;

import dev.landfall.launcher.view.Screen;
import java.util.Map;
import picocli.CommandLine;

/** Finds the command that the arguments name, runs it and turns what it throws into a line for people and an exit code. */
public final class Commands {
    private static final int HELP_COLUMNS = 120;

    private Commands() {}

    /** Runs in the calling thread; never throws. */
    public static int run(String... args) {
        Map<String, String> environment = System.getenv();
        return commandLine(Screen.ofThisProgram(environment), environment).execute(args);
    }

    static CommandLine commandLine(Screen screen, Map<String, String> environment) {
        var commandLine = new CommandLine(new LandfallCommand(screen, environment));
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setUsageHelpWidth(HELP_COLUMNS);
        if (!screen.paint().coloured()) {
            commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        }
        commandLine.setExecutionExceptionHandler((failure, failed, parsed) -> new Complaint(screen).about(failure));
        commandLine.setParameterExceptionHandler((failure, given) -> {
            screen.complain(String.valueOf(failure.getMessage()));
            screen.complain("see: " + failure.getCommandLine().getCommandSpec().qualifiedName() + " --help");
            return ExitCode.USAGE;
        });
        return commandLine;
    }
}
