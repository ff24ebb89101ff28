package dev.landfall.systemtest.oracle;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The oracle as a program: {@code port file period-ns freeze-ns least-delay-ns most-delay-ns}. Serves until it is told to end (SIGTERM), then
 * writes its log to the file.
 */
public final class OracleMain {
    private OracleMain() {}

    public static void main(String[] arguments) throws IOException {
        var freezes = new FreezePlan(Long.parseLong(arguments[2]), Long.parseLong(arguments[3]));
        var delay = new ServiceDelay(Long.parseLong(arguments[4]), Long.parseLong(arguments[5]));
        var journal = new Journal();
        var loop = new OracleLoop(Integer.parseInt(arguments[0]), freezes, delay, journal);
        var thread = new Thread(loop, "oracle");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(loop, thread, journal, Path.of(arguments[1]))));
        thread.start();
    }

    private static void end(OracleLoop loop, Thread thread, Journal journal, Path file) {
        loop.stop();
        try {
            thread.join();
            journal.writeTo(file);
        } catch (IOException | InterruptedException e) {
            System.err.println("no log: " + e);
        }
    }
}
