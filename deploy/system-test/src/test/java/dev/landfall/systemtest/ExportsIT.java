package dev.landfall.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.systemtest.harness.Answer;
import dev.landfall.systemtest.harness.Await;
import dev.landfall.systemtest.harness.Cli;
import dev.landfall.systemtest.harness.Doc;
import dev.landfall.systemtest.harness.Home;
import dev.landfall.systemtest.harness.Plan;
import dev.landfall.systemtest.harness.Result;
import dev.landfall.systemtest.harness.SharedStack;
import dev.landfall.systemtest.harness.Stack;
import dev.landfall.systemtest.harness.ThirdPartyDriver;
import jakarta.json.Json;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Reports in every form, through REST and through the {@code landfall} command: all of them tell what the JSON tells. */
@Order(19)
@ExtendWith(SharedStack.class)
class ExportsIT {
    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final String NAME =
            "<img src=x onerror=alert(1)> \"quoted\" & 'more' \u202E\u05E9\u05DC\u05D5\u05DD";
    private static final String GUEST = "=cmd|'<script>alert(2)</script>\u202E" + "x".repeat(4_900);
    private static final Map<String, String> TYPES = Map.of(
            "json", "application/json",
            "html", "text/html",
            "csv", "text/csv",
            "xml", "application/xml",
            "hlog", "text/plain");

    private final Stack stack;

    ExportsIT(Stack stack) {
        this.stack = stack;
    }

    @Test
    void everyFormTellsWhatTheJsonTells() throws Exception {
        Result result = stack.trials().run(named().on(stack.nodeIds()));
        String path = "/api/tests/" + result.id() + "/report";

        TYPES.forEach((suffix, type) -> isTheSameByAcceptAndBySuffix(path, suffix, type));
        assertThat(stack.api().get(path, Map.of("Accept", "*/*")).expect(200).header("Content-Type"))
                .startsWith("application/json");
        csvAddsUp(stack.api().get(path + ".csv").body(), result);
        histogramsAreThoseOfTheReport(stack.api().get(path + ".hlog").body(), result.report());
        assertThat(xml(stack.api().get(path + ".xml").body()).getAttribute("name"))
                .isEqualTo(NAME);
        Element page = xml(stack.api().get(path + ".html").body());
        assertThat(page.getElementsByTagName("h1").item(0).getTextContent()).isEqualTo(NAME);
        assertThat(page.getElementsByTagName("script").getLength()).isZero();
        assertThat(stack.api().get(path + ".html").headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .startsWith("default-src 'none'; style-src 'unsafe-inline'; img-src data:");
    }

    @Test
    void otherFormsAreRefusedNamingThoseThatThereAre() {
        Result result =
                stack.trials().run(Plan.tsunami(stack.ping(), 10).count(20).on(stack.nodeIds()));
        String path = "/api/tests/" + result.id() + "/report";

        assertThat(stack.api().get(path + ".pdf").problem(406).text("detail"))
                .contains(".json (application/json)", ".html (text/html)", ".csv", ".xml", ".hlog (text/plain)");
        stack.api().get(path, Map.of("Accept", "image/png")).problem(406);
    }

    @Test
    void beforeTheEndThereIsNoneInAnyForm() {
        String id =
                stack.trials().create(Plan.tsunami(stack.ping(), 10).count(20).on(stack.nodeIds()));

        TYPES.keySet()
                .forEach(suffix -> assertThat(stack.api()
                                .get("/api/tests/" + id + "/report." + suffix)
                                .problem(409)
                                .text("code"))
                        .isEqualTo("NOT_FINISHED"));
        stack.api().post("/api/tests/" + id + "/stop").expect(202);
        stack.trials().end(id);
    }

    /** A driver of others, whose name is what nobody should be called. */
    @Test
    void theNameOfADriverIsTextInEveryForm() throws Exception {
        String ours = stack.nodeIds().get(0);
        String id;
        String shown;
        try (var kafka = stack.kafka();
                var guest = ThirdPartyDriver.start(kafka, GUEST)) {
            shown = Await.until("the guest listed", LIMIT, this::guests, guests -> !guests.isEmpty())
                    .get(0);
            id = stack.trials().start(Plan.tsunami(stack.ping(), 10).count(50).on(ours, GUEST));
            guest.publishFigures(id, "12.5", "11.0", "1.5", "99.25");
            Await.until(
                    "the end",
                    LIMIT,
                    () -> stack.api().test(id),
                    t -> t.text("state").equals("COMPLETED"));
        }
        String path = "/api/tests/" + id + "/report";

        Element page = xml(stack.api().get(path + ".html").expect(200).body());
        assertThat(page.getElementsByTagName("script").getLength()).isZero();
        assertThat(page.getTextContent()).contains(shown, "public fields only");
        xml(stack.api().get(path + ".xml").expect(200).body());
        assertThat(stack.api().get(path + ".csv").expect(200).body()).doesNotContain(",=");
        stack.api().get(path + ".hlog").expect(200);
        Await.until("the guest gone", LIMIT, () -> stack.api().driver(shown), driver -> !driver.flag("alive"));
    }

    /** As the API shows its name: in one line of bounded length. */
    private List<String> guests() {
        return stack.api().drivers().keySet().stream()
                .filter(name -> name.startsWith("=cmd|"))
                .toList();
    }

    @Test
    void theCommandPrintsAndWritesThem() throws Exception {
        Path out = Home.newDirectory("exports");
        Path plan = Files.writeString(
                out.resolve("plan.json"), named().on(stack.nodeIds()).toString());
        landfall("run", plan.toString(), "--json", "--out", out.toString()).expectRun();

        assertThat(out).isDirectoryContaining("glob:**report.{html,csv,xml,hlog}");
        String id = Doc.parse(Files.readString(out.resolve("test.json"))).text("test_id");
        String csv = landfall("report", id, "--format", "csv").expect(0).out();
        assertThat(csv).isEqualTo(Files.readString(out.resolve("report.csv"))).startsWith("second_s,");
        Path page = out.resolve("page.html");
        landfall("report", id, "--format", "html", "--out", page.toString()).expect(0);
        assertThat(page).hasSameTextualContentAs(out.resolve("report.html"));
        xml(landfall("report", id, "--format", "junit").expect(0).out());
        assertThat(Files.readString(out.resolve("report.hlog"))).contains("Tag=send_delay,0.000,1.000,");
    }

    private Plan named() {
        return Plan.tsunami(stack.ping(), 10)
                .count(200)
                .with("name", NAME)
                .with(
                        "thresholds",
                        Json.createArrayBuilder(List.of("p99 < 10s")).build());
    }

    private void isTheSameByAcceptAndBySuffix(String path, String suffix, String type) {
        Answer named = stack.api().get(path + "." + suffix).expect(200);
        Answer negotiated = stack.api().get(path, Map.of("Accept", type)).expect(200);

        assertThat(named.header("Content-Type")).startsWith(type);
        assertThat(named.header("Content-Disposition"))
                .endsWith("." + suffix + "\"")
                .contains("landfall-");
        assertThat(negotiated.body()).isEqualTo(named.body());
        assertThat(negotiated.header("ETag")).isEqualTo(named.header("ETag")).isNotEmpty();
        stack.api()
                .get(path + "." + suffix, Map.of("If-None-Match", named.header("ETag")))
                .expect(304);
    }

    private static void csvAddsUp(String csv, Result result) {
        List<String[]> lines =
                csv.lines().skip(1).map(line -> line.split(",", -1)).toList();
        for (String scope : List.of("test", "driver")) {
            long sent = lines.stream()
                    .filter(line -> line[2].equals(scope))
                    .mapToLong(line -> Long.parseLong(line[4]))
                    .sum();
            assertThat(sent).as("sent by %s in\n%s", scope, csv).isEqualTo(result.requests("sent"));
        }
        assertThat(lines).allSatisfy(line -> assertThat(line[12]).isEqualTo("true"));
    }

    private static void histogramsAreThoseOfTheReport(String log, Doc report) {
        for (String tag : List.of("response_time", "service_time", "send_delay")) {
            Histogram merged = new Histogram(1, 3_600_000_000_000L, 3);
            int lines = 0;
            try (var reader = new HistogramLogReader(new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)))) {
                for (var line = reader.nextIntervalHistogram(); line != null; line = reader.nextIntervalHistogram()) {
                    if (tag.equals(line.getTag())) {
                        merged.add((Histogram) line);
                        lines++;
                    }
                }
            }
            Doc figures = report.at("latency." + tag);
            assertThat(merged.getTotalCount()).isEqualTo(figures.whole("count"));
            assertThat(merged.getValueAtPercentile(50) / 1e6).isEqualTo(figures.number("p50"));
            assertThat(merged.getValueAtPercentile(99) / 1e6).isEqualTo(figures.number("p99"));
            assertThat(merged.getMaxValue() / 1e6).isEqualTo(figures.number("max"));
            assertThat(lines).as("lines of %s", tag).isGreaterThanOrEqualTo(2);
        }
    }

    private static Element xml(String text) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        Document document =
                factory.newDocumentBuilder().parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        return document.getDocumentElement();
    }

    private Cli.Said landfall(String... arguments) {
        return Cli.run(Map.of("LANDFALL_DATA_DIR", stack.data().toString()), arguments);
    }
}
