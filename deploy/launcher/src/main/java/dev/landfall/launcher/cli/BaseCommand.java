package dev.landfall.launcher.cli;

import dev.landfall.launcher.view.Screen;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ParentCommand;

/** What every command has: the screen, the environment, and an exit code to return. */
abstract class BaseCommand implements Callable<Integer> {
    @ParentCommand
    private LandfallCommand root;

    final Screen screen() {
        return root.screen();
    }

    final Map<String, String> environment() {
        return root.environment();
    }
}
