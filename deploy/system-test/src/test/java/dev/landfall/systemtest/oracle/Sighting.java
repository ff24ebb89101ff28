package dev.landfall.systemtest.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One request as a witness saw it. A value that the request did not bring is {@code -}.
 *
 * @param nanos of the monotonic clock, which all processes of one machine share
 * @param sequence the driver's own number of the request
 */
public record Sighting(long nanos, String test, String node, String sequence, boolean warmUp) {
    public Sighting {
        test = orDash(test);
        node = orDash(node);
        sequence = orDash(sequence);
    }

    String line() {
        return nanos + " " + test + " " + node + " " + sequence + " " + (warmUp ? "w" : "m") + "\n";
    }

    /** All of a file, the line that is being written left out. */
    public static List<Sighting> read(Path file) {
        try {
            String text = Files.readString(file);
            return text.substring(0, text.lastIndexOf('\n') + 1)
                    .lines()
                    .map(Sighting::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Sighting of(String line) {
        String[] words = line.split(" ", -1);
        return new Sighting(Long.parseLong(words[0]), words[1], words[2], words[3], words[4].equals("w"));
    }

    private static String orDash(String value) {
        return value.isEmpty() ? "-" : value;
    }
}
