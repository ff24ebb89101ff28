package dev.landfall.systemtest.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where things are: what was built, the JVM to run it with, and room for what a run leaves behind. */
public final class Home {
    private Home() {}

    /** A part of the distribution. */
    public static Path file(String name) {
        Path file = Path.of(setting("landfall.home"), name);
        if (!Files.exists(file)) {
            throw new AssertionError(file + " is missing: mvn -DskipTests package makes it");
        }
        return file;
    }

    /** A program of the JDK that runs the tests. */
    public static String jdk(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }

    /** A new folder that stays after the run, for whoever wants to know why. */
    public static Path newDirectory(String name) {
        try {
            Path parent = Files.createDirectories(Path.of(setting("landfall.systemtest.dir")));
            return Files.createTempDirectory(parent, name + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String setting(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new AssertionError("the system property " + name + " is not set; the POM of this module sets it");
        }
        return value;
    }
}
