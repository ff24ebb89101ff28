package dev.landfall.systemtest.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** An environment whose wall clock is wrong, while durations stay true, by Debian's {@code faketime}. */
public final class WrongClock {
    private static final Path LIBRARIES = Path.of("/usr/lib");
    private static final String LIBRARY = "libfaketimeMT.so.1";

    private WrongClock() {}

    public static Map<String, String> ahead(Duration by) {
        return off("+" + by.toSeconds() + "s");
    }

    public static Map<String, String> behind(Duration by) {
        return off("-" + by.toSeconds() + "s");
    }

    /** Without the last two, waits for a while end at once, and starting takes minutes. */
    private static Map<String, String> off(String by) {
        return Map.of(
                "LD_PRELOAD", library().toString(),
                "FAKETIME", by,
                "DONT_FAKE_MONOTONIC", "1",
                "FAKETIME_FORCE_MONOTONIC_FIX", "0",
                "NO_FAKE_STAT", "1");
    }

    private static Path library() {
        try (var files = Files.find(LIBRARIES, 3, (file, attributes) -> file.endsWith(LIBRARY))) {
            return files.findAny()
                    .orElseThrow(() -> new AssertionError("no " + LIBRARY + " below " + LIBRARIES
                            + ": Debian's package faketime has it, which landfall test --install fetches"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
