package dev.landfall.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.net.URL;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Ten thousand old reports, three of them corrupt, in the data directory of an orchestrator that starts. */
@ExtendWith(ArquillianExtension.class)
class HistoryIT {

    private static final int REPORTS = 10_000;
    private static final List<Integer> CORRUPT = List.of(17, 5_000, 9_998);
    private static final Path DATA = Path.of(System.getProperty("landfall.data"));
    private static final Instant BEGIN = Instant.parse("2026-01-02T03:04:05.006Z");
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    @ArquillianResource
    URL base;

    @Deployment(testable = false)
    static WebArchive war() throws IOException {
        clear();
        for (int number = 0; number < REPORTS; number++) {
            Path directory = Files.createDirectories(DATA.resolve("reports").resolve(id(number)));
            Files.writeString(directory.resolve("test.json"), report(number));
        }
        return ShrinkWrap.create(ZipImporter.class, "ROOT.war")
                .importFrom(new File("target/orchestrator.war"))
                .as(WebArchive.class);
    }

    /** What is left in the data directory would be the history of other tests. */
    @AfterAll
    static void clear() throws IOException {
        Files.deleteIfExists(DATA.resolve("history.mv.db"));
        if (Files.exists(DATA.resolve("reports"))) {
            try (Stream<Path> all = Files.walk(DATA.resolve("reports"))) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    @BeforeEach
    void awaitTheIndex() {
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(store().getString("history")).isEqualTo("READY"));
    }

    @Test
    void everyPageComesWithinASecondAndCorruptReportsAreFlagged() throws Exception {
        assertThat(store().getInt("reports")).isBetween(REPORTS - 1, REPORTS);
        assertThat(store().getInt("corrupt_reports")).isEqualTo(CORRUPT.size());
        timed("/api/tests");
        List<String> flagged = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        String after = "";
        while (!after.equals("end")) {
            JsonObject page = timed("/api/tests?limit=1000" + after);
            for (JsonObject test : page.getJsonArray("tests").getValuesAs(JsonObject.class)) {
                ids.add(test.getString("test_id"));
                if (test.getBoolean("report_corrupt", false)) {
                    flagged.add(test.getString("test_id"));
                }
            }
            after = page.isNull("next") ? "end" : "&after=" + page.getString("next");
        }
        assertThat(ids).doesNotHaveDuplicates().hasSizeBetween(REPORTS - 1, REPORTS);
        assertThat(flagged)
                .containsExactlyInAnyOrderElementsOf(
                        CORRUPT.stream().map(HistoryIT::id).toList());
    }

    @Test
    void anOldTestItsReportAndItsNodesAreAnsweredFromItsFile() throws Exception {
        String path = "/api/tests/" + id(4711);
        assertThat(json(calls().get(path)).getString("name")).isEqualTo("old 4711");
        assertThat(json(calls().get(path + "/report"))).isEqualTo(json(calls().get(path)));
        JsonObject node = json(calls().get(path + "/nodes/driver-1/report"));
        assertThat(node.getString("test_id")).isEqualTo(id(4711));
        assertThat(node.getInt("revision")).isEqualTo(3);
        assertThat(node.getString("end_reason")).isEqualTo("PLAN_ELAPSED");
        assertThat(calls().get(path + "/nodes/nobody/report").statusCode()).isEqualTo(404);
        assertThat(calls().get("/api/tests/" + id(17)).body()).contains("REPORT_UNREADABLE");
    }

    @Test
    void anOldTestIsDeletedWithItsFiles() throws Exception {
        String path = "/api/tests/" + id(1234);
        HttpResponse<String> deleted = calls().send(calls().authorized(path).DELETE());
        assertThat(deleted.statusCode()).as(deleted.body()).isEqualTo(204);
        assertThat(calls().get(path).statusCode()).isEqualTo(404);
        assertThat(DATA.resolve("reports").resolve(id(1234))).doesNotExist();
        assertThat(calls().send(calls().authorized(path).DELETE()).statusCode()).isEqualTo(404);
        await().atMost(Duration.ofSeconds(10)).until(() -> store().getInt("reports") == REPORTS - 1);
    }

    private JsonObject timed(String path) throws Exception {
        long begin = System.nanoTime();
        HttpResponse<String> answer = calls().get(path);
        Duration taken = Duration.ofNanos(System.nanoTime() - begin);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(taken).as(path).isLessThan(AT_ONCE);
        return json(answer);
    }

    private JsonObject store() throws Exception {
        return json(calls().get("/api/diagnostics")).getJsonObject("store");
    }

    private Calls calls() {
        return new Calls(base);
    }

    private static JsonObject json(HttpResponse<String> answer) {
        try (var reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        }
    }

    private static String id(int number) {
        return "00000000-0000-4000-8000-%012d".formatted(number);
    }

    private static String report(int number) {
        String whole = "{\"test_id\":\"" + id(number) + "\",\"name\":\"old " + number + "\",\"state\":\"COMPLETED\","
                + "\"created_at\":\"" + BEGIN.plusSeconds(number) + "\",\"revision\":3,\"report_saved\":true,"
                + "\"drivers\":[{\"node_id\":\"driver-1\",\"end_reason\":\"PLAN_ELAPSED\"}],\"filling\":\""
                + "x".repeat(4000) + "\"}";
        return CORRUPT.contains(number) ? whole.substring(0, 1000) : whole;
    }
}
