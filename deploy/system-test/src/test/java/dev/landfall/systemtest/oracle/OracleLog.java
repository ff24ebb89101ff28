package dev.landfall.systemtest.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the oracle wrote down: the measured requests in the order they were read, all windows, and how many requests were of a warm-up.
 * Instants are ns of the monotonic clock, which all processes of one machine share.
 */
public record OracleLog(List<Arrival> arrivals, List<Window> windows, int warmUps) {
    public OracleLog {
        arrivals = List.copyOf(arrivals);
        windows = List.copyOf(windows);
    }

    /** @throws IllegalArgumentException at a line that no oracle wrote */
    public static OracleLog read(Path file) {
        var arrivals = new ArrayList<Arrival>();
        var windows = new ArrayList<Window>();
        int warmUps = 0;
        try (var lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ", -1);
                switch (words[0]) {
                    case "warm-up" -> warmUps = Integer.parseInt(words[1]);
                    case "planned", "gap" ->
                        windows.add(new Window(
                                words[0].equals("planned"), Long.parseLong(words[1]), Long.parseLong(words[2])));
                    case "arrival" ->
                        arrivals.add(new Arrival(Long.parseLong(words[1]), Long.parseLong(words[2]), words[3]));
                    default -> throw new IllegalArgumentException("not a line of an oracle: " + line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new OracleLog(arrivals, windows, warmUps);
    }

    public long firstNanos() {
        return arrivals.get(0).nanos();
    }

    public long lastNanos() {
        return arrivals.get(arrivals.size() - 1).nanos();
    }

    /**
     * The part of the time from so long before the first arrival to the last one in which the oracle stood still without having been asked
     * to; 0 to 1.
     */
    public double unplannedShare(Duration before) {
        long from = firstNanos() - before.toNanos();
        long gaps = windows.stream()
                .filter(window -> !window.planned())
                .mapToLong(w -> Math.max(0, Math.min(w.endNanos(), lastNanos()) - Math.max(w.startNanos(), from)))
                .sum();
        return (double) gaps / (lastNanos() - from);
    }

    public double unplannedShare() {
        return unplannedShare(Duration.ZERO);
    }

    /** The same log as if the oracle had only stood still when it was to. */
    public OracleLog asPlanned() {
        return new OracleLog(arrivals, windows.stream().filter(Window::planned).toList(), warmUps);
    }

    /** From one arrival to the next, in ns. */
    public Sample spacing() {
        return new Sample(IntStream.range(1, arrivals.size())
                .mapToLong(i -> arrivals.get(i).nanos() - arrivals.get(i - 1).nanos())
                .toArray());
    }

    /** Arrivals per second, from the first to the last. */
    public double rate() {
        return (arrivals.size() - 1) * 1e9 / (lastNanos() - firstNanos());
    }

    /** Freezes that fell into the measured time as a whole. */
    public List<Window> freezes() {
        return windows.stream()
                .filter(w -> w.planned() && w.startNanos() >= firstNanos() && w.endNanos() <= lastNanos())
                .toList();
    }
}
