package dev.landfall.systemtest.truth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Who runs where: the driver has the last core for itself, everything else, this JVM included, the cores before it. Linux, at least two cores. */
final class Cores {
    private static final int COUNT = countOfMachine();

    private Cores() {}

    /** To be put before a command that measures. */
    static List<String> ofTheDriver() {
        return List.of("taskset", "-c", Integer.toString(COUNT - 1));
    }

    /** To be put before a command that shall run only while the oracle, which shares its cores, has nothing to do. */
    static List<String> inTheBackground() {
        return List.of("chrt", "--idle", "0");
    }

    /** To be put before the oracle, so that it stands still as rarely as can be; whoever may not do so is told, and it runs all the same. */
    static List<String> aheadOfOthers() {
        return List.of("nice", "-n", "-10");
    }

    /** Moves this JVM, and with it all that it starts from now on. */
    static void leaveTheDriversCore() {
        if (COUNT < 2) {
            throw new AssertionError("one core only: a driver that shares it with its target can show nothing");
        }
        String others = "0-" + (COUNT - 2);
        long self = ProcessHandle.current().pid();
        succeed("taskset", "-a", "-p", "-c", others, Long.toString(self));
    }

    private static int countOfMachine() {
        try {
            var process = new ProcessBuilder("nproc", "--all").start();
            return Integer.parseInt(new String(process.getInputStream().readAllBytes()).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void succeed(String... command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) {
                throw new AssertionError(String.join(" ", command) + ": " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
