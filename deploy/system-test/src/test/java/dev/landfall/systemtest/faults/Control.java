package dev.landfall.systemtest.faults;

import dev.landfall.systemtest.harness.Child;
import dev.landfall.systemtest.harness.Home;
import dev.landfall.systemtest.harness.SmallJvm;
import dev.landfall.systemtest.oracle.HiccupMain;
import dev.landfall.systemtest.oracle.Sample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A thread that only sleeps and notices how late it wakes up, beside a trial: what the machine does to it, it does to any driver. Its
 * seconds are judged as the contract judges those of a driver: late by over 10 ms at p99, or still for over 100 ms.
 */
record Control(Path file, Child process) implements AutoCloseable {
    private static final double MOST_LATE_MILLIS = 10;
    private static final double LONGEST_PAUSE_MILLIS = 100;
    private static final long SECOND = 1_000_000_000L;

    static Control start() {
        Path folder = Home.newDirectory("control");
        Path file = folder.resolve("control.txt");
        return new Control(file, Child.start("control", folder, Map.of(), SmallJvm.command(HiccupMain.class, file)));
    }

    /** Ends it; the seconds between two instants, counted from the first, in which it was no better than a bad driver. */
    List<Long> badSeconds(long fromNanos, long toNanos) {
        close();
        try (var lines = Files.lines(file)) {
            Map<Long, List<Long>> lateBySecond = lines.map(line -> line.split(" ", -1))
                    .filter(words -> Long.parseLong(words[0]) >= fromNanos && Long.parseLong(words[0]) < toNanos)
                    .collect(Collectors.groupingBy(
                            words -> (Long.parseLong(words[0]) - fromNanos) / SECOND,
                            TreeMap::new,
                            Collectors.mapping(words -> Long.parseLong(words[1]), Collectors.toList())));
            return lateBySecond.entrySet().stream()
                    .filter(second -> isBad(second.getValue()))
                    .map(Map.Entry::getKey)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isBad(List<Long> lateNanos) {
        var sample = new Sample(lateNanos.stream().mapToLong(Long::longValue).toArray());
        return sample.at(0.99) > MOST_LATE_MILLIS || sample.max() > LONGEST_PAUSE_MILLIS;
    }

    @Override
    public void close() {
        process.close();
    }
}
