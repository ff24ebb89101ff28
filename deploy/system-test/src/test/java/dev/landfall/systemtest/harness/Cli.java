package dev.landfall.systemtest.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The {@code landfall} command as a shell runs it, without the caller's LANDFALL_… variables. */
public final class Cli {
    private static final Duration PATIENCE = Duration.ofSeconds(900);

    /** No trial is about how quickly servers start, and some machines are slow. */
    private static final String START_TIMEOUT = "PT10M";

    private Cli() {}

    /** What a command said and how it ended. */
    public record Said(String command, int exitCode, String out, String err) {
        public Said expect(int wanted) {
            assertThat(exitCode).as(() -> "exit code of " + this).isEqualTo(wanted);
            return this;
        }

        /**
         * A test that ran to its end and missed no threshold: 0, or 21 where this machine was too busy to measure well, which says nothing
         * against what is tried here.
         */
        public Said expectRun() {
            assertThat(exitCode).as(() -> "exit code of " + this).isIn(0, 21);
            return this;
        }

        @Override
        public String toString() {
            return "landfall " + command + " -> " + exitCode + "\n" + out + "\n" + err;
        }
    }

    public static Said run(String... arguments) {
        return run(Map.of(), arguments);
    }

    /** Waits for its end; output goes through files, because what `up -d` leaves behind may hold on to a pipe. */
    public static Said run(Map<String, String> environment, String... arguments) {
        Path folder = Home.newDirectory("cli");
        File out = folder.resolve("out").toFile();
        File err = folder.resolve("err").toFile();
        var builder = new ProcessBuilder(command(arguments))
                .directory(folder.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(out)
                .redirectError(err);
        builder.environment().keySet().removeIf(variable -> variable.startsWith("LANDFALL_"));
        builder.environment().put("LANDFALL_START_TIMEOUT", START_TIMEOUT);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            boolean ended = process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                process.destroyForcibly();
            }
            int code = ended ? process.exitValue() : -1;
            return new Said(
                    String.join(" ", arguments), code, Files.readString(out.toPath()), Files.readString(err.toPath()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The command line, for those who watch the process themselves. */
    public static List<String> command(String... arguments) {
        var command = new ArrayList<>(List.of(Home.jdk("java"), "-Xmx128m", "-XX:+UseSerialGC"));
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1", "-jar", Home.file("landfall.jar").toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Beside what is given, where the orchestrator is and the token it takes. */
    public static Map<String, String> access(String url, String token) {
        return new HashMap<>(Map.of("LANDFALL_URL", url, "LANDFALL_TOKEN", token));
    }
}
