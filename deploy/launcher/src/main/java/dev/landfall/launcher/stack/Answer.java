package dev.landfall.launcher.stack;

import dev.landfall.launcher.stack.StackFailure.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a keeper answers to the shell that commands or started it: any number of lines to show, then one that says how it went. An answer
 * that just ends comes from a keeper that was killed.
 */
public final class Answer {
    /** The last line of an answer when all went well. */
    public static final String OK = "ok";

    private Answer() {}

    public static String line(String text) {
        return "+" + text;
    }

    public static String failure(StackFailure failure) {
        return "!" + failure.kind() + " " + String.valueOf(failure.getMessage()).replace('\n', ' ');
    }

    /**
     * Reads to the end of an answer and hands on the lines to show.
     *
     * @return the failure it ends with, if any; empty when it went well
     * @throws IOException when it ends in the middle
     */
    static Optional<StackFailure> read(BufferedReader in, Consumer<String> show) throws IOException {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals(OK)) {
                return Optional.empty();
            }
            if (line.startsWith("!")) {
                int space = line.indexOf(' ');
                return Optional.of(new StackFailure(Kind.valueOf(line.substring(1, space)), line.substring(space + 1)));
            }
            show.accept(line.startsWith("+") ? line.substring(1) : line);
        }
        throw new IOException("the answer ended too early");
    }
}
