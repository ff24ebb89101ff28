package dev.landfall.orchestrator.history;

import dev.landfall.lifecycle.TestId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Reports in a data directory, as the orchestrator writes them, by number: the higher, the newer by a millisecond. */
final class NumberedReports {
    static final Instant BEGIN = Instant.parse("2026-01-02T03:04:05.006Z");

    private NumberedReports() {}

    static void write(Path data, int number, String content) {
        try {
            Path directory = Files.createDirectories(
                    data.resolve("reports").resolve(id(number).value()));
            Files.writeString(directory.resolve("test.json"), content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static String report(int number) {
        return "{\"test_id\":\"" + id(number).value() + "\",\"name\":\"n\",\"created_at\":\"" + BEGIN.plusMillis(number)
                + "\"}";
    }

    static TestId id(int number) {
        return new TestId("00000000-0000-4000-8000-%012d".formatted(number));
    }
}
