package dev.landfall.launcher.cli;

import dev.landfall.launcher.stack.Answer;
import dev.landfall.launcher.stack.Distribution;
import dev.landfall.launcher.stack.Keeper;
import dev.landfall.launcher.stack.StackFailure;
import dev.landfall.launcher.stack.StackPlan;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Keeps a stack in the background for {@code up -d}. Until the stack is ready it speaks on standard output to the shell that started it;
 * what happens goes to its log, which is its standard error, in any case.
 */
@Command(name = "keep", hidden = true, description = "Keeps a stack in the background; started by: landfall up -d")
final class KeepCommand extends BaseCommand {
    @Mixin
    private StackOptions options = new StackOptions();

    @Override
    public Integer call() throws InterruptedException {
        var shell = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        StackPlan plan = options.plan(environment());
        try (var keeper = Keeper.of(plan, Distribution.ofThisProgram(), line -> tell(shell, line))) {
            keeper.start();
            shell.println(Answer.OK);
            keeper.awaitEnd();
        } catch (StackFailure failure) {
            shell.println(Answer.failure(failure));
            throw failure;
        }
        return ExitCode.PASSED;
    }

    private static void tell(PrintStream shell, String line) {
        System.err.println(Instant.now().truncatedTo(ChronoUnit.MILLIS) + " " + line);
        shell.println(Answer.line(line));
    }
}
