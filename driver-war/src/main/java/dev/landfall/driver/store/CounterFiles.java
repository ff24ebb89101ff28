package dev.landfall.driver.store;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import dev.landfall.codec.BadRecord;
import dev.landfall.codec.JsonText;
import dev.landfall.codec.MessageCodec;
import dev.landfall.files.SafeFile;
import dev.landfall.lifecycle.NodeId;
import dev.landfall.lifecycle.TestId;
import dev.landfall.message.FinalReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One file for each test, {@code {test_id}.json}: the final report as the topic {@code metrics} would have it. Files that hold anything else
 * are put aside as {@code .corrupt}, those that no orchestrator can know any more are removed. Blocks; not thread-safe.
 */
final class CounterFiles {

    /** How long a report is in doubt: as long as the log keeps the test it belongs to. */
    static final Duration TOLD_FOR = Duration.ofDays(7);

    private static final System.Logger LOG = System.getLogger(CounterFiles.class.getName());
    private static final String NAME_END = ".json";
    private static final String PUT_ASIDE = ".corrupt";

    /** What stands in which file. */
    record Key(TestId testId, NodeId nodeId) {
        static Key of(FinalReport report) {
            return new Key(report.testId(), report.nodeId());
        }
    }

    private final ClaimedDirectories directories;
    private final MessageCodec codec;
    private final Map<Key, Path> places = new HashMap<>();

    CounterFiles(ClaimedDirectories directories, MessageCodec codec) {
        this.directories = directories;
        this.codec = codec;
    }

    /** Only for tests whose id may be a file name. */
    void write(FinalReport report) throws IOException {
        Path file = directories.home().resolve(report.testId().value() + NAME_END);
        SafeFile.write(file, codec.encode(report));
        SafeFile.syncDirectory(directories.home());
        places.put(Key.of(report), file);
    }

    void delete(Key key) throws IOException {
        Path file = places.get(key);
        if (file != null) {
            Files.deleteIfExists(file);
            places.remove(key);
        }
    }

    /** What earlier lives have left. */
    List<FinalReport> read(Instant now) throws IOException {
        List<FinalReport> found = new ArrayList<>();
        for (Path directory : directories.all()) {
            List<Path> files;
            try (Stream<Path> names = Files.list(directory)) {
                files = names.sorted().toList();
            }
            for (Path file : files) {
                read(file, now).ifPresent(report -> {
                    places.put(Key.of(report), file);
                    found.add(report);
                });
            }
        }
        return found;
    }

    private Optional<FinalReport> read(Path file, Instant now) throws IOException {
        String name = file.getFileName().toString();
        if (name.endsWith(SafeFile.ASIDE)) {
            Files.deleteIfExists(file);
        }
        if (!name.endsWith(NAME_END)) {
            return Optional.empty();
        }
        if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(TOLD_FOR))) {
            LOG.log(INFO, () -> file + " is older than " + TOLD_FOR.toDays() + " days: nobody asks for it any more");
            Files.deleteIfExists(file);
            return Optional.empty();
        }
        try {
            return Optional.of(decode(file, name.substring(0, name.length() - NAME_END.length())));
        } catch (BadRecord | IllegalArgumentException e) {
            putAside(file, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private FinalReport decode(Path file, String testId) throws IOException, BadRecord {
        if (!Files.isRegularFile(file) || Files.size(file) > JsonText.MAX_BYTES) {
            throw new IllegalArgumentException("not a file of at most " + JsonText.MAX_BYTES + " bytes");
        }
        if (codec.decode("metrics", Files.readAllBytes(file)) instanceof FinalReport report
                && report.testId().value().equals(testId)) {
            return report;
        }
        throw new IllegalArgumentException("not the final report of the test in its name");
    }

    private static void putAside(Path file, String why) {
        LOG.log(WARNING, () -> file + " holds no counters and is left aside: " + why);
        try {
            Files.move(file, file.resolveSibling(file.getFileName() + PUT_ASIDE));
        } catch (IOException e) {
            LOG.log(WARNING, () -> file + " stays where it is: " + e);
        }
    }
}
