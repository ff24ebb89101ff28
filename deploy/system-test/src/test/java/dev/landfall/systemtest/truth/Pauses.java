package dev.landfall.systemtest.truth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The log of a virtual machine's garbage collector: every pause, with what it left in the heap. */
record Pauses(List<Pause> all) {
    private static final Pattern LINE =
            Pattern.compile("\\[([0-9.]+)s].* (Pause .*) [0-9]+M->([0-9]+)M\\([0-9]+M\\) ([0-9.]+)ms");
    private static final String ASKED = "Diagnostic Command";

    /**
     * One pause.
     *
     * @param atSeconds after the start of the process
     */
    record Pause(double atSeconds, String why, double leftMib, double millis) {
        boolean wasAskedFor() {
            return why.contains(ASKED);
        }
    }

    /** What makes a process write the log; beside options that override those of its command line. */
    static Map<String, String> environment(Path log, String options) {
        return Map.of("_JAVA_OPTIONS", options + " -Xlog:gc:file=" + log + ":uptime");
    }

    static Pauses read(Path log) {
        try (var lines = Files.lines(log)) {
            return new Pauses(lines.map(LINE::matcher)
                    .filter(Matcher::find)
                    .map(m -> new Pause(
                            Double.parseDouble(m.group(1)),
                            m.group(2),
                            Double.parseDouble(m.group(3)),
                            Double.parseDouble(m.group(4))))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a process collect all its garbage now: only then is what is left in the heap what it holds. */
    static void ask(String jcmd, long pid) {
        try {
            var process = new ProcessBuilder(jcmd, Long.toString(pid), "GC.run")
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(Duration.ofSeconds(30).toMillis(), TimeUnit.MILLISECONDS)
                    || process.exitValue() != 0) {
                throw new AssertionError("jcmd " + pid + " GC.run: " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Those that somebody asked for, in order. */
    List<Pause> askedFor() {
        return all.stream().filter(Pause::wasAskedFor).toList();
    }

    /** Those of the process itself between two moments, in s after its start. */
    List<Pause> itsOwn(double fromSeconds, double toSeconds) {
        return all.stream()
                .filter(pause -> !pause.wasAskedFor())
                .filter(pause -> pause.atSeconds() >= fromSeconds && pause.atSeconds() <= toSeconds)
                .toList();
    }
}
