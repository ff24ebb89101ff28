package dev.landfall.launcher.cli;

import dev.landfall.launcher.stack.DetachedKeeper;
import dev.landfall.launcher.stack.Distribution;
import dev.landfall.launcher.stack.Keeper;
import dev.landfall.launcher.stack.LocalStack;
import dev.landfall.launcher.stack.StackPlan;
import dev.landfall.launcher.stack.StackState;
import dev.landfall.launcher.stack.Tokens;
import dev.landfall.launcher.view.StackView;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "up",
        header = "Starts the stack on this machine, or what is missing of it.",
        description = {
            "Starts broker, orchestrator, drivers and a sample target on this machine and leaves them running.",
            "In the foreground it tells when one of them dies; Ctrl-C stops all. On a stack that runs already it",
            "starts what is missing, with the same ports, data and names; nothing restarts by itself."
        })
final class UpCommand extends BaseCommand {
    @Option(
            names = {"-d", "--detach"},
            description = "Return once everything is ready; the stack goes on until: landfall down")
    private boolean detach;

    @Mixin
    private StackOptions options = new StackOptions();

    @Override
    public Integer call() throws InterruptedException {
        StackPlan plan = options.plan(environment());
        var stack = new LocalStack(plan.data());
        Optional<StackState> running = stack.state();
        if (running.isPresent()) {
            options.requireAsRunning(running.get());
            stack.command(this::show, "up", Integer.toString(options.driversAskedFor()));
            tellWhere(plan, stack.state().orElseThrow());
        } else if (detach) {
            DetachedKeeper.start(plan, Distribution.ofThisProgram(), this::show);
            tellWhere(plan, stack.state().orElseThrow());
        } else {
            keep(plan);
        }
        return ExitCode.PASSED;
    }

    private void keep(StackPlan plan) throws InterruptedException {
        try (var keeper = Keeper.of(plan, Distribution.ofThisProgram(), this::show)) {
            keeper.start();
            tellWhere(plan, keeper.state());
            screen().line(screen().paint().dim("Ctrl-C stops all."));
            keeper.awaitEnd();
        }
    }

    private void tellWhere(StackPlan plan, StackState state) {
        screen().lines(StackView.whereToGo(state, Tokens.of(environment(), plan.data())));
    }

    private void show(String line) {
        screen().line("  " + line);
    }
}
