package dev.landfall.systemtest.harness;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process of ours, with its output in a file. Ends with this JVM at the latest. */
public final class Child implements AutoCloseable {
    private static final Duration POLITE = Duration.ofSeconds(20);
    private static final int TAIL_LINES = 60;

    private final String name;
    private final Process process;
    private final Path log;

    private Child(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /** The caller's LANDFALL_… variables do not reach it, only those given here. Output goes to {@code name.log} in the folder. */
    public static Child start(String name, Path folder, Map<String, String> environment, List<String> command) {
        Path log = folder.resolve(name + ".log");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(variable -> variable.startsWith("LANDFALL_"));
        builder.environment().putAll(environment);
        try {
            return new Child(name, builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Its exit code. */
    public int awaitEnd(Duration limit) {
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        throw new AssertionError(name + " did not end within " + limit + "; it said:\n" + tail());
    }

    public void kill() {
        process.destroyForcibly();
    }

    /** Politely, then by force. */
    @Override
    public void close() {
        process.destroy();
        try {
            awaitEnd(POLITE);
        } catch (AssertionError tooSlow) {
            System.err.println(tooSlow.getMessage());
        }
    }

    public String output() {
        return read(log);
    }

    public String tail() {
        return tail(log);
    }

    /** The last lines of a log, under its name. */
    public static String tail(Path log) {
        List<String> lines = read(log).lines().toList();
        List<String> last = lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size());
        return "---- " + log + "\n" + String.join("\n", last) + "\n";
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
