package dev.landfall.orchestrator.report;

import static java.lang.System.Logger.Level.WARNING;

import dev.landfall.files.SafeFile;
import dev.landfall.lifecycle.TestId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Which tests were deleted, told by empty directories {@code deleted/{test_id}} among the reports: the log may know a test for 30 days more,
 * and would bring it back. A report becomes such a directory by a single renaming, so that no crash and no full disk leaves it in between.
 * Thread-safe but for two deletions of one test at once.
 */
final class DeletedReports {

    /** As long as the journal is kept, and a day. */
    private static final Duration REMEMBERED = Duration.ofDays(31);

    private static final System.Logger LOG = System.getLogger(DeletedReports.class.getName());

    private final Path reports;
    private final Path deleted;
    private final Set<TestId> ids = ConcurrentHashMap.newKeySet();

    /** Reads which there are, and forgets those that no log can know any more. */
    DeletedReports(Path reports) {
        this.reports = reports;
        this.deleted = reports.resolve("deleted");
        for (Path grave : children(deleted)) {
            if (!forgetIfOld(grave)) {
                ids.add(new TestId(grave.getFileName().toString()));
            }
        }
    }

    boolean contains(TestId id) {
        return ids.contains(id);
    }

    /** Blocks until it is certain to last. */
    void add(TestId id) throws IOException {
        Path report = reports.resolve(id.value());
        Path grave = deleted.resolve(id.value());
        Files.createDirectories(deleted);
        if (Files.exists(report)) {
            empty(grave);
            Files.move(report, grave, StandardCopyOption.ATOMIC_MOVE);
        } else {
            Files.createDirectories(grave);
        }
        SafeFile.syncDirectory(deleted);
        SafeFile.syncDirectory(reports);
        ids.add(id);
        empty(grave);
    }

    private static boolean forgetIfOld(Path grave) {
        try {
            if (Files.getLastModifiedTime(grave)
                    .toInstant()
                    .isBefore(Instant.now().minus(REMEMBERED))) {
                empty(grave);
                Files.delete(grave);
                return true;
            }
        } catch (IOException e) {
            LOG.log(WARNING, () -> grave + " stays: " + e);
        }
        return false;
    }

    private static void empty(Path grave) throws IOException {
        if (!Files.isDirectory(grave)) {
            return;
        }
        try (Stream<Path> all = Files.walk(grave)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                if (!each.equals(grave)) {
                    Files.delete(each);
                }
            }
        }
    }

    private static List<Path> children(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(directory)) {
            return children.toList();
        } catch (IOException e) {
            LOG.log(WARNING, () -> "deleted tests may come back from the log: " + directory + " cannot be read: " + e);
            return List.of();
        }
    }
}
