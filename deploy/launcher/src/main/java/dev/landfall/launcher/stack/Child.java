package dev.landfall.launcher.stack;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One running process that cannot outlive this one. It is started through a shell that first leaves a watcher behind and then becomes the
 * program itself, so that the pid is the program's own. The watcher reads a pipe whose other end only this process holds: when this process
 * ends, in whatever way, the read ends, and the watcher asks the program to stop and kills it twelve seconds later. Both ignore Ctrl-C and a
 * closed terminal, so that it is always this process that decides the order of stopping. Safe for use by several threads.
 */
public final class Child {
    static final Duration PATIENCE = Duration.ofSeconds(12);

    /** A start time here only needs to be compared: it tells a pid that was handed out again from ours. */
    private static final String WRAPPER = """
            trap "" INT HUP
            exec 3<&0 </dev/null
            started() { cut -d" " -f22 "/proc/$$/stat" 2>/dev/null || ps -o lstart= -p $$ 2>/dev/null; }
            (
                trap "" TERM
                mine=$(started)
                same() { [ -n "$mine" ] && [ "$(started)" = "$mine" ]; }
                read -r _ <&3
                same && kill -TERM $$
                tenths=0
                while same && [ $tenths -lt 120 ]; do sleep 0.1; tenths=$((tenths + 1)); done
                same && kill -KILL $$
            ) >/dev/null 2>&1 &
            exec 3<&-
            exec "$@"
            """;

    private final Process process;
    private final Path log;
    private final long logStart;
    private final Instant startedAt;

    private Child(Process process, Path log, long logStart) {
        this.process = process;
        this.log = log;
        this.logStart = logStart;
        this.startedAt = process.info().startInstant().orElseGet(Instant::now);
    }

    /**
     * Starts a program whose output is added to a log file.
     *
     * @throws StackFailure when it cannot be started
     */
    public static Child start(List<String> command, Map<String, String> environment, Path log) {
        try {
            long logStart = Files.exists(log) ? Files.size(log) : 0;
            Process process = builder(command, environment, log).start();
            return new Child(process, log, logStart);
        } catch (IOException e) {
            throw new StackFailure("cannot start " + command.get(0) + " (" + e.getMessage() + ")");
        }
    }

    private static ProcessBuilder builder(List<String> command, Map<String, String> environment, Path log) {
        var wrapped = new ArrayList<>(List.of("/bin/sh", "-c", WRAPPER, "landfall-child"));
        wrapped.addAll(command);
        File file = log.toFile();
        var builder = new ProcessBuilder(wrapped)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(file));
        builder.environment().putAll(environment);
        return builder;
    }

    public long pid() {
        return process.pid();
    }

    Instant startedAt() {
        return startedAt;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** What it has logged since this start. */
    LogExcerpt logged() {
        return LogExcerpt.read(log, logStart);
    }

    /** Runs once it has ended, at once if it has already. */
    void whenEnded(Runnable action) {
        CompletableFuture<Void> unused = process.onExit().thenRun(action);
    }

    /** How it ended, in words: {@code ended with code 1}, {@code was killed by signal 9}. */
    public String ending() {
        int code = process.exitValue();
        return code > 128 ? "was killed by signal " + (code - 128) : "ended with code " + code;
    }

    /** Waits for its end, at most this long; true when it has ended. */
    public boolean await(Duration atMost) throws InterruptedException {
        return process.waitFor(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Asks it to stop, waits up to the patience, then kills it; returns once it is gone. */
    public void stop() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
