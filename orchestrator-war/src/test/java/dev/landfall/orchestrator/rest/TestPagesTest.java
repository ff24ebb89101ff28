package dev.landfall.orchestrator.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landfall.lifecycle.TestId;
import dev.landfall.lifecycle.TestState;
import dev.landfall.lifecycle.UnknownTest;
import dev.landfall.orchestrator.core.LoadTests.Place;
import dev.landfall.orchestrator.history.DamagedIndex;
import dev.landfall.orchestrator.history.History;
import dev.landfall.orchestrator.report.FakeTests;
import dev.landfall.orchestrator.report.FileReportStore;
import dev.landfall.orchestrator.report.ReportLibrary;
import dev.landfall.orchestrator.report.Samples;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestPagesTest {

    private static final Instant BEGIN = Samples.CREATED.minusSeconds(3600);

    @TempDir
    Path data;

    private final FakeTests memory = new FakeTests();
    private ReportLibrary files;
    private History history;
    private TestPages pages;
    private TestLibrary library;

    @BeforeEach
    void make() {
        String url = "jdbc:h2:file:" + data.resolve("history") + ";DB_CLOSE_DELAY=10";
        files = new ReportLibrary(data);
        history = new History(() -> DriverManager.getConnection(url), files, new DamagedIndex(data), Runnable::run);
        pages = new TestPages(memory, files, history);
        FileReportStore store = new FileReportStore(data, Runnable::run, Duration.ofSeconds(1), history);
        library = new TestLibrary(memory, files, store, history);
    }

    @Test
    void testsInMemoryComeBeforeOldOnesAndNoneComesTwice() throws Exception {
        memory.held.add(Samples.test(TestState.PARTIAL, 2));
        for (int i = 0; i < 5; i++) {
            write(id(i), report(i));
        }
        write(
                Samples.TEST,
                "{\"test_id\":\"" + Samples.TEST.value() + "\",\"revision\":1,\"created_at\":\"" + Samples.CREATED
                        + "\"}");
        history.keepUp();

        assertThat(walk(2)).containsExactly(Samples.TEST.value(), v(4), v(3), v(2), v(1), v(0));
        assertThat(walk(100)).hasSize(6);
    }

    @Test
    void corruptReportsAreListedWithAFlag() throws Exception {
        write(id(0), report(0));
        write(id(1), "{");
        history.keepUp();

        List<JsonObject> tests = page(10, null).getJsonArray("tests").getValuesAs(JsonObject.class);
        assertThat(tests).hasSize(2);
        assertThat(tests)
                .filteredOn(test -> test.getBoolean("report_corrupt", false))
                .extracting(test -> test.getString("test_id"))
                .containsExactly(v(1));
        assertThatThrownBy(() -> library.test(id(1))).isInstanceOf(ProblemException.class);
        assertThat(library.test(id(0)).getString("name")).isEqualTo("old 0");
    }

    @Test
    void aReportThatHasGoneBadOrAwaySinceItWasIndexedHarmsNoList() throws Exception {
        for (int i = 0; i < 4; i++) {
            write(id(i), report(i));
        }
        history.keepUp();
        write(id(1), "{\"test_id\":");
        write(id(2), report(2) + " ");
        Files.delete(data.resolve("reports/" + v(3) + "/test.json"));

        List<JsonObject> tests = page(10, null).getJsonArray("tests").getValuesAs(JsonObject.class);
        assertThat(tests).extracting(test -> test.getString("test_id")).containsExactly(v(2), v(1), v(0));
        assertThat(tests.get(1).getBoolean("report_corrupt")).isTrue();
    }

    @Test
    void whatIsNowhereIsUnknown() {
        history.keepUp();
        assertThatThrownBy(() -> library.test(id(7))).isInstanceOf(UnknownTest.class);
        assertThatThrownBy(() -> library.place(id(7))).isInstanceOf(UnknownTest.class);
        assertThatThrownBy(() -> library.timeline(id(7))).isInstanceOf(UnknownTest.class);
        assertThatThrownBy(() -> library.requireKnown(id(7))).isInstanceOf(UnknownTest.class);
    }

    // A stand-in for the 10,000 of the trial, which runs against the whole server.
    @Test
    void aPageOfAThousandAmongThreeThousandTakesLessThanASecond() throws Exception {
        for (int i = 0; i < 3000; i++) {
            write(id(i), report(i));
        }
        history.keepUp();
        page(1000, null);

        long begin = System.nanoTime();
        JsonObject page = page(1000, new Place(BEGIN.plusSeconds(2500), id(2500)));

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
        assertThat(page.getJsonArray("tests")).hasSize(1000);
    }

    private List<String> walk(int limit) {
        List<String> ids = new ArrayList<>();
        Place after = null;
        for (int guard = 0; guard < 100; guard++) {
            JsonObject page = page(limit, after);
            page.getJsonArray("tests")
                    .getValuesAs(JsonObject.class)
                    .forEach(test -> ids.add(test.getString("test_id")));
            if (page.isNull("next")) {
                return ids;
            }
            after = library.place(new TestId(page.getString("next")));
        }
        throw new AssertionError("no end: " + ids);
    }

    private JsonObject page(int limit, Place after) {
        try (var reader = Json.createReader(new ByteArrayInputStream(pages.page(limit, after)))) {
            return reader.readObject();
        }
    }

    private void write(TestId id, String content) throws IOException {
        Path directory = Files.createDirectories(data.resolve("reports").resolve(id.value()));
        Files.writeString(directory.resolve("test.json"), content);
    }

    private static String report(int number) {
        return "{\"test_id\":\"" + v(number) + "\",\"name\":\"old " + number + "\",\"created_at\":\""
                + BEGIN.plusSeconds(number) + "\"}";
    }

    private static TestId id(int number) {
        return new TestId(v(number));
    }

    private static String v(int number) {
        return "00000000-0000-4000-8000-%012d".formatted(number);
    }
}
