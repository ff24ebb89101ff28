package dev.landfall.launcher.cli;

import dev.landfall.launcher.view.Screen;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root of all commands: what they share, and the help that leads to them. */
@Command(
        name = "landfall",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Load tests a web server from several driver nodes at once and tells the truth about what it measured.",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            StatusCommand.class,
            ScaleCommand.class,
            RestartCommand.class,
            LogsCommand.class,
            DownCommand.class,
            KeepCommand.class,
            RunCommand.class,
            TestsCommand.class,
            ShowCommand.class,
            ReportCommand.class,
            StopCommand.class,
            DriversCommand.class,
            BenchCommand.class,
            TestCommand.class,
        },
        sortOptions = false,
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        parameterListHeading = "%nParameters:%n",
        footerHeading = "%n")
final class LandfallCommand implements Runnable {
    private final Screen screen;
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec;

    LandfallCommand(Screen screen, Map<String, String> environment) {
        this.screen = screen;
        this.environment = environment;
    }

    Screen screen() {
        return screen;
    }

    Map<String, String> environment() {
        return environment;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
