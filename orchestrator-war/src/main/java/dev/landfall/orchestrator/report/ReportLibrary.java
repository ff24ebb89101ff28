package dev.landfall.orchestrator.report;

import static java.lang.System.Logger.Level.WARNING;

import dev.landfall.lifecycle.TestId;
import dev.landfall.orchestrator.core.ReportStore.Saved;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what {@link FileReportStore} has written, in this life or an earlier one. Blocks for as long as the disk does. Thread-safe. */
public final class ReportLibrary {

    /** No report of ours comes near it; what is larger is not even looked at. */
    private static final long MAX_BYTES = 64L * 1024 * 1024;

    private static final System.Logger LOG = System.getLogger(ReportLibrary.class.getName());

    private final Path reports;
    private final ReportFiles files;

    /** @param dataDirectory need not be there */
    public ReportLibrary(Path dataDirectory) {
        this.reports = dataDirectory.resolve("reports");
        this.files = new ReportFiles(reports);
    }

    /**
     * By what a file is told from an earlier or later one of the same name.
     *
     * @param modifiedMillis since the epoch
     */
    public record Stamp(long bytes, long modifiedMillis) {}

    /** A report that is there but cannot be read. */
    public static final class Corrupt extends Exception {
        private static final long serialVersionUID = 1L;

        Corrupt(String message) {
            super(message);
        }
    }

    /** The ids of all reports, in no order. */
    public List<TestId> ids() throws IOException {
        if (!Files.isDirectory(reports)) {
            return List.of();
        }
        List<TestId> ids = new ArrayList<>();
        try (Stream<Path> directories = Files.list(reports)) {
            directories
                    .map(directory -> new TestId(directory.getFileName().toString()))
                    .filter(TestId::isFileName)
                    .forEach(ids::add);
        }
        return ids;
    }

    /** Empty when there is no report of this test. */
    public Optional<Stamp> stamp(TestId id) throws IOException {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(file(id, ReportFiles.TEST), BasicFileAttributes.class);
            return Optional.of(
                    new Stamp(attributes.size(), attributes.lastModifiedTime().toMillis()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** The report as it stands in its file, unread; empty when there is none. */
    public Optional<byte[]> bytes(TestId id) throws IOException {
        return bytes(file(id, ReportFiles.TEST));
    }

    /**
     * The report; empty when there is none.
     *
     * @throws Corrupt when what is there is not the report of this test
     */
    public Optional<JsonObject> report(TestId id) throws IOException, Corrupt {
        Optional<byte[]> bytes = bytes(id);
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        JsonObject report = parse(bytes.get());
        if (!report.getString("test_id", "").equals(id.value())) {
            throw new Corrupt("it is of another test");
        }
        createdAt(report);
        return Optional.of(report);
    }

    /** The same for the timeline, which reports of older versions do not have. */
    public Optional<JsonObject> timeline(TestId id) throws IOException, Corrupt {
        Optional<byte[]> bytes = bytes(file(id, ReportFiles.TIMELINE));
        return bytes.isEmpty() ? Optional.empty() : Optional.of(parse(bytes.get()));
    }

    /** The same for the histograms. */
    public Optional<JsonObject> times(TestId id) throws IOException, Corrupt {
        Optional<byte[]> bytes = bytes(file(id, ReportFiles.TIMES));
        return bytes.isEmpty() ? Optional.empty() : Optional.of(parse(bytes.get()));
    }

    /**
     * Of the histograms those over the whole test alone: they stand first, and the others are not read.
     *
     * @throws Corrupt when they are not there
     */
    Optional<JsonObject> wholeTimes(TestId id) throws IOException, Corrupt {
        try (InputStream file = Files.newInputStream(file(id, ReportFiles.TIMES));
                JsonParser parser = Json.createParser(file)) {
            while (parser.hasNext()) {
                if (parser.next() == Event.KEY_NAME && parser.getString().equals(TimesJson.WHOLE)) {
                    parser.next();
                    return Optional.of(parser.getObject());
                }
            }
            throw new Corrupt("the whole is missing");
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JsonException | IllegalStateException | NoSuchElementException e) {
            throw new Corrupt("it is no JSON object");
        }
    }

    /** @throws Corrupt when it does not say */
    public static Instant createdAt(JsonObject report) throws Corrupt {
        try {
            return Instant.parse(report.getString("created_at", ""));
        } catch (DateTimeParseException e) {
            throw new Corrupt("created_at is no instant");
        }
    }

    /** What a restarted orchestrator has to know of it; empty also when it cannot be read, since it is to be written again then. */
    Optional<Saved> saved(TestId id) {
        try {
            return report(id).map(ReportLibrary::saved);
        } catch (IOException | Corrupt | RuntimeException e) {
            LOG.log(WARNING, () -> "test=" + id + " report cannot be read and is written again: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static Saved saved(JsonObject report) {
        String amendedAt = report.getString("amended_at", "");
        JsonValue target = report.getOrDefault("target_count", JsonValue.NULL);
        JsonNumber received = target instanceof JsonObject told ? told.getJsonNumber("received") : null;
        return new Saved(
                report.getInt("revision", 1),
                amendedAt.isEmpty() ? null : Instant.parse(amendedAt),
                received == null ? null : received.longValue());
    }

    private Path file(TestId id, String name) {
        return files.directory(id).resolve(name);
    }

    private static Optional<byte[]> bytes(Path file) throws IOException {
        try {
            return Files.size(file) > MAX_BYTES ? Optional.of(new byte[0]) : Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static JsonObject parse(byte[] bytes) throws Corrupt {
        try (var reader = Json.createReader(new ByteArrayInputStream(bytes))) {
            return reader.readObject();
        } catch (JsonException | IllegalStateException e) {
            throw new Corrupt("it is no JSON object");
        }
    }
}
