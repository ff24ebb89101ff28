package dev.landfall.launcher.cli;

import dev.landfall.launcher.stack.DataDir;
import dev.landfall.launcher.stack.LocalStack;
import dev.landfall.launcher.stack.StackState;
import dev.landfall.launcher.view.StackView;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "status",
        header = "Shows the members of the stack and how each is.",
        description = {
            "Shows the stack's members and how each is now: ready, unready (with the reason it gives) or dead.",
            "Exit code 3 when no stack runs here."
        })
final class StatusCommand extends BaseCommand {
    @Option(names = "--json", description = "As JSON: {kafka, orchestrator, target, data_dir, processes}")
    private boolean json;

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() {
        DataDir dir = data.dir(environment());
        var stack = new LocalStack(dir);
        Optional<StackState> state = stack.state();
        if (state.isEmpty()) {
            screen().complain("no stack runs in " + dir.path());
            return ExitCode.UNREACHABLE;
        }
        List<LocalStack.Status> members = stack.status();
        if (json) {
            screen().line(StackView.json(state.get(), members));
        } else {
            screen().lines(StackView.table(state.get(), members, screen().paint()));
        }
        return ExitCode.PASSED;
    }
}
