package dev.landfall.systemtest.faults;

import dev.landfall.systemtest.harness.Child;
import dev.landfall.systemtest.harness.Home;
import dev.landfall.systemtest.harness.SmallJvm;
import dev.landfall.systemtest.oracle.HiccupMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A thread on each core that does nothing but notice how late it wakes up: what the machine itself does to everybody. */
final class Hiccups implements AutoCloseable {
    private record Core(Path file, Child process) {}

    private final List<Core> cores = new ArrayList<>();

    static Hiccups watch() {
        var hiccups = new Hiccups();
        Path folder = Home.newDirectory("control");
        for (int core = 0; core < Runtime.getRuntime().availableProcessors(); core++) {
            Path file = folder.resolve("core-" + core + ".txt");
            var command = new ArrayList<>(List.of("taskset", "-c", Integer.toString(core)));
            command.addAll(SmallJvm.command(HiccupMain.class, file));
            hiccups.cores.add(new Core(file, Child.start("control-" + core, folder, Map.of(), command)));
        }
        return hiccups;
    }

    /** Ends it; how late a thread was at worst between two instants, in ms. */
    double worstMillis(long fromNanos, long toNanos) {
        close();
        return cores.stream()
                .mapToDouble(core -> worstMillis(core.file(), fromNanos, toNanos))
                .max()
                .orElseThrow();
    }

    private static double worstMillis(Path file, long fromNanos, long toNanos) {
        try (var lines = Files.lines(file)) {
            return lines.map(line -> line.split(" ", -1))
                    .filter(words -> Long.parseLong(words[0]) <= toNanos)
                    .filter(words -> Long.parseLong(words[0]) + Long.parseLong(words[1]) >= fromNanos)
                    .mapToDouble(words -> Long.parseLong(words[1]) / 1e6)
                    .max()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        cores.forEach(core -> core.process().close());
    }
}
