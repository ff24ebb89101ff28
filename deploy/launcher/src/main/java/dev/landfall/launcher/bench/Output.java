package dev.landfall.launcher.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a peer has written, for picking numbers out of it. */
record Output(String text) {
    /** What stands in a file now; nothing when there is none. */
    static Output of(Path file) {
        try {
            return new Output(Files.readString(file));
        } catch (IOException none) {
            return new Output("");
        }
    }

    /** The first number after this label. */
    double number(String label) {
        return find(label).orElseThrow(() -> new BenchFailure("no figure after \"" + label + "\" in: " + lastLine()));
    }

    /** The same, 0 where the label is missing because there is nothing to say. */
    double numberOrZero(String label) {
        return find(label).orElse(0.0);
    }

    /** The sum of the first groups of all places where the pattern fits. */
    long sum(String pattern) {
        Matcher matcher = Pattern.compile(pattern, Pattern.MULTILINE).matcher(text);
        long sum = 0;
        while (matcher.find()) {
            sum += Long.parseLong(matcher.group(1));
        }
        return sum;
    }

    /** Its last words, which tell why a program failed. */
    String lastLine() {
        return text.lines()
                .filter(line -> !line.isBlank())
                .reduce("nothing", (before, last) -> last)
                .strip();
    }

    private OptionalDouble find(String label) {
        Matcher matcher = Pattern.compile(Pattern.quote(label) + "\\s*([0-9]+(?:\\.[0-9]+)?)")
                .matcher(text);
        return matcher.find() ? OptionalDouble.of(Double.parseDouble(matcher.group(1))) : OptionalDouble.empty();
    }
}
