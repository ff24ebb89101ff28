package dev.landfall.systemtest.truth;

import dev.landfall.systemtest.harness.Child;
import dev.landfall.systemtest.harness.Home;
import dev.landfall.systemtest.harness.SmallJvm;
import dev.landfall.systemtest.oracle.HiccupMain;
import dev.landfall.systemtest.oracle.OracleLog;
import dev.landfall.systemtest.oracle.Sample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;

/** A thread pinned to the driver's core that does nothing but notice how late it wakes up. */
record ControlProcess(Path file, Child process) implements AutoCloseable {
    static ControlProcess start() {
        Path folder = Home.newDirectory("control");
        Path file = folder.resolve("control.txt");
        var command = new ArrayList<>(Cores.ofTheDriver());
        command.addAll(SmallJvm.command(HiccupMain.class, file));
        return new ControlProcess(file, Child.start("control", folder, Map.of(), command));
    }

    /** Ends it; how late it was, in the time that the oracle's log covers. */
    Sample end(OracleLog log) {
        close();
        try (var lines = Files.lines(file)) {
            return new Sample(lines.map(line -> line.split(" ", -1))
                    .filter(words -> isWithin(log, Long.parseLong(words[0])))
                    .mapToLong(words -> Long.parseLong(words[1]))
                    .toArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isWithin(OracleLog log, long nanos) {
        return log.firstNanos() <= nanos && nanos <= log.lastNanos();
    }

    @Override
    public void close() {
        process.close();
    }
}
