package dev.landfall.systemtest.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Processes by their ids. */
public final class Pids {
    private Pids() {}

    /** False for one that has ended and only waits for its parent to look, which in a container may be never. */
    public static boolean isAlive(long pid) {
        if (!ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)) {
            return false;
        }
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
        } catch (IOException goneOrNotLinux) {
            return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
        }
    }

    public static List<Long> alive(Collection<Long> pids) {
        return pids.stream().filter(Pids::isAlive).toList();
    }

    /** @throws AssertionError naming those that are left after the limit */
    public static void awaitGone(Collection<Long> pids, Duration limit) {
        Await.until("end of all of " + pids, limit, () -> alive(pids), List::isEmpty);
    }

    public static void kill(long pid) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }

    public static void terminate(long pid) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
    }

    /** Stops its clocks: it answers nothing until {@link #thaw}. */
    public static void freeze(long pid) {
        signal("-STOP", pid);
    }

    public static void thaw(long pid) {
        signal("-CONT", pid);
    }

    /** How many files it has open. */
    public static long files(long pid) {
        try (var files = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return files.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets it open no more files than this; how many it was allowed before. */
    public static long limitFiles(long pid, long most) {
        try (var limits = Files.lines(Path.of("/proc", Long.toString(pid), "limits"))) {
            String files = limits.filter(line -> line.startsWith("Max open files"))
                    .findFirst()
                    .orElseThrow();
            run("prlimit", "--pid", Long.toString(pid), "--nofile=" + most + ":");
            return Long.parseLong(files.split(" {2,}", -1)[1]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void signal(String signal, long pid) {
        run("kill", signal, Long.toString(pid));
    }

    private static void run(String... command) {
        try {
            int code = new ProcessBuilder(command).start().waitFor();
            if (code != 0) {
                throw new AssertionError(String.join(" ", command) + " ended with " + code);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
