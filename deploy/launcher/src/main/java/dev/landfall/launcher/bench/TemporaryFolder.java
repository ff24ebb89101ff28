package dev.landfall.launcher.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Where a comparison keeps the stack's data, the server's settings and what the peers say. */
final class TemporaryFolder {
    private TemporaryFolder() {}

    static Path create() {
        try {
            return Files.createTempDirectory("landfall-bench");
        } catch (IOException e) {
            throw new BenchFailure("cannot make a folder for temporary files (" + e + ")");
        }
    }

    static void delete(Path tree) {
        try (var paths = Files.walk(tree)) {
            for (Path each : (Iterable<Path>) paths.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new BenchFailure("cannot delete " + tree + " (" + e + ")");
        }
    }
}
