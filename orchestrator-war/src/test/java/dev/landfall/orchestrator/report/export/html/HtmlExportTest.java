package dev.landfall.orchestrator.report.export.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.lifecycle.TestState;
import dev.landfall.orchestrator.report.Samples;
import dev.landfall.orchestrator.report.TimelineJson;
import dev.landfall.orchestrator.report.export.Reports;
import dev.landfall.orchestrator.report.export.Xml;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class HtmlExportTest {

    private static final List<String> HOSTILE = Reports.HOSTILE;
    private static final JsonObject NO_CURVES = JsonValue.EMPTY_JSON_OBJECT;
    private static final Set<String> ATTRIBUTES_THAT_ACT =
            Set.of("href", "src", "srcset", "action", "formaction", "data", "poster", "xlink:href");

    @Test
    void answersFirst() throws Exception {
        String words = words(page(Reports.report()));

        assertThat(words)
                .containsSubsequence(
                        "checkout",
                        "TSUNAMI · open model",
                        "✓ Completed",
                        "Answer",
                        "! suspect",
                        "✕ not passed",
                        "p99 < 50ms",
                        "✕ 91 ms",
                        "driver-1, second 3: no data",
                        "2 drivers × one request every 10 ms = 200/s offered; achieved 99.6/s",
                        "498 of 500 requests that were due were sent (99.6 %)",
                        "Response time",
                        "Throughput",
                        "Errors",
                        "Percentiles",
                        "Generator health",
                        "By driver",
                        "Errors by class",
                        "TIMEOUT",
                        "no answer",
                        "ms after the common instant",
                        "Ledger",
                        "not sent (BACKLOG 2)",
                        "Plan",
                        "target.url");
    }

    @Test
    void isOneFileWithoutScriptThatAsksForNothing() throws Exception {
        Document page = page(Reports.report());

        assertThat(Xml.elements(page, "script")).isEmpty();
        assertThat(Xml.elements(page, "link"))
                .allSatisfy(link -> assertThat(link.getAttribute("href")).isEqualTo("data:,"));
        assertThat(Xml.elements(page, "meta"))
                .extracting(meta -> meta.getAttribute("content"))
                .anyMatch(policy -> policy.startsWith("default-src 'none'; style-src 'unsafe-inline'; img-src data:"));
        assertThat(Xml.elements(page, "style").get(0).getTextContent())
                .contains("prefers-color-scheme: dark", "@media print")
                .doesNotContain("url(", "@import", "</");
    }

    @Test
    void canBeReadWithoutSeeing() throws Exception {
        Document page = page(Reports.report());

        assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo("en");
        assertThat(Xml.elements(page, "h1")).hasSize(1);
        assertThat(Xml.elements(page, "title").get(0).getTextContent()).isEqualTo("\u2068checkout\u2069 · Landfall");
        assertThat(Xml.elements(page, "th"))
                .isNotEmpty()
                .allSatisfy(th -> assertThat(th.getAttribute("scope")).isIn("row", "col"));
        assertThat(Xml.elements(page, "svg"))
                .allSatisfy(svg -> assertThat(svg.getAttribute("aria-hidden").equals("true")
                                || (svg.getAttribute("role").equals("img")
                                        && !svg.getAttribute("aria-label").isEmpty()))
                        .isTrue());
        assertThat(labels(page)).anyMatch(label -> label.startsWith("Response time over 0:02: max 4.50 to 4.50 ms"));
    }

    @Test
    void drawsEachLineWithABreakWhereNothingIsKnown() throws Exception {
        String flow = "'sent':9,'completed':9,'errors':0,'p50':1,'p95':2,'p99':3,'max':10,'complete':true,'nodes':{}";
        JsonObject timeline = Reports.json("{'interval_ms':1000,'gaps':[{'node_id':'a','from':2,'to':2}],'seconds':["
                + "{'index':0," + flow + "},{'index':1," + flow + "},{'index':3," + flow + ",'service_p99':2}]}");

        Document page = Xml.read(HtmlExport.of(Reports.report(), timeline, NO_CURVES));

        assertThat(path(page, "max")).isEqualTo("M125.0 0.0L375.0 0.0M750.0 0.0h250.0");
        assertThat(path(page, "service dashed")).startsWith("M750.0 ").endsWith("h250.0");
        assertThat(words(page)).contains("no data from a, 0:02–0:03");
        assertThat(Xml.elements(page, "rect").get(0).getAttribute("x")).isEqualTo("500.0");
    }

    @Test
    void aPointOfALongTestIsTheWorstOfItsSeconds() throws Exception {
        JsonArrayBuilder seconds = Json.createArrayBuilder();
        for (int i = 0; i < 3600; i++) {
            seconds.add(Reports.json("{'index':" + i + ",'sent':10,'completed':10,'errors':0,'p50':1,'p95':1,'p99':1,"
                    + "'max':" + (i == 1801 ? 100 : 1) + ",'complete':true,'nodes':{}}"));
        }
        JsonObject timeline = Reports.with(Reports.timeline("a"), "/seconds", seconds.build());

        Document page = Xml.read(HtmlExport.of(Reports.report(), timeline, NO_CURVES));

        assertThat(words(page)).contains("each point the worst of 4 s");
        assertThat(path(page, "max").split("L")).hasSize(900).contains("500.6 0.0");
        assertThat(labels(page))
                .contains("Throughput over 1:00:00: sent 10.0 to 10.0/s, completed 10.0 to 10.0/s,"
                        + " offered 200 to 200/s");
    }

    /** Their rates would be lower than what was sent. */
    @Test
    void ratesAreOfWholeSecondsAlone() throws Exception {
        JsonObject timeline =
                Reports.json("{'interval_ms':1000,'gaps':[{'node_id':'driver-1','from':1,'to':1}],'seconds':["
                        + second(0, 100, true) + "," + second(1, 50, false) + "," + second(2, 100, true) + ","
                        + second(3, 100, true) + "," + second(4, 100, true) + "," + second(5, 1, true) + "]}");

        String throughput = label(Xml.read(HtmlExport.of(Reports.report(), timeline, NO_CURVES)), "Throughput");

        assertThat(throughput)
                .isEqualTo("Throughput over 0:06: sent 100 to 100/s, completed 100 to 100/s, offered 200 to 200/s");
    }

    /** What the others do from then on is all there is. */
    @Test
    void ratesGoOnWithoutADriverThatIsLost() throws Exception {
        JsonObject timeline = Reports.json(
                "{'interval_ms':1000,'gaps':[{'node_id':'their driver/2','from':1,'to':4}]," + "'seconds':["
                        + second(0, 100, true) + "," + second(1, 50, false) + "," + second(4, 50, false) + "]}");

        String throughput = label(Xml.read(HtmlExport.of(Reports.report(), timeline, NO_CURVES)), "Throughput");

        assertThat(throughput).contains("sent 50.0 to 100/s");
    }

    @Test
    void secondsOfATestAreOfTheLengthOfItsIntervals() throws Exception {
        JsonObject timeline = Reports.with(TimelineJson.of(Samples.timeline()), "/interval_ms", Json.createValue(5000));

        assertThat(words(Xml.read(HtmlExport.of(Reports.report(), timeline, NO_CURVES))))
                .contains("driver-1: no data of 5 s, from 0:15 on");
    }

    /** One in twenty takes 100 ms, all others 1 ms: the curve is level, rises at once, and is level again. */
    @Test
    void drawsPercentilesAsTheHistogramsHaveThemUpToTheMaximum() throws Exception {
        JsonObject curves = Reports.json("{'response_time':{'count':100,'points':"
                + "[[0,1],[50,1],[90,1],[94,1],[95,100],[99,100],[100,100]]},'service_time':{'count':0,'points':[]}}");

        Document page = Xml.read(HtmlExport.of(Reports.report(), Reports.timeline("a"), curves));

        String line = Xml.elements(page, "path").stream()
                .filter(path -> path.getAttribute("class").equals("p50"))
                .map(path -> path.getAttribute("d"))
                .filter(d -> d.startsWith("M0.0 ") && d.contains("L"))
                .findFirst()
                .orElseThrow();
        assertThat(line).isEqualTo("M0.0 300.0L150.5 300.0L500.0 300.0L610.9 300.0L650.5 0.0L1000.0 0.0L1000.0 0.0");
        assertThat(words(page)).contains("max 100 ms").doesNotContain("no histograms");
        assertThat(label(page, "Percentiles")).endsWith("max 101");
    }

    @Test
    void saysWhereThereAreNoHistograms() throws Exception {
        assertThat(words(page(Reports.report()))).contains("There are no histograms that could be read");
    }

    private static String second(int index, int sent, boolean complete) {
        return "{'index':" + index + ",'sent':" + sent + ",'completed':" + sent + ",'errors':0,'p50':1,'p95':1,'p99':1,"
                + "'max':1,'complete':" + complete + ",'nodes':{}}";
    }

    private static String label(Document page, String title) {
        return labels(page).stream()
                .filter(label -> label.startsWith(title))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aTestThatNeverStartedHasAPageToo() throws Exception {
        JsonObject report = Reports.with(Reports.report(TestState.FAILED), "/started_at", JsonValue.NULL);
        report = Reports.with(report, "/latency", JsonValue.EMPTY_JSON_OBJECT);
        report = Reports.with(report, "/requests", JsonValue.EMPTY_JSON_OBJECT);
        JsonObject timeline = Reports.json("{'interval_ms':1000,'seconds':[],'gaps':[]}");

        assertThat(words(Xml.read(HtmlExport.of(report, timeline, NO_CURVES))))
                .contains("✕ Failed", "not ready within 30000 ms: driver-1", "never started", "Nothing was measured.");
    }

    @ParameterizedTest
    @FieldSource("HOSTILE")
    void anyTextIsTextAndMakesNoElementAndNoAttribute(String text) throws Exception {
        JsonObject report = Reports.withEverywhere(Reports.report(), text);
        Document plain = Xml.read(
                HtmlExport.of(Reports.withEverywhere(Reports.report(), "x"), Reports.timeline("x"), NO_CURVES));

        Document page = Xml.read(HtmlExport.of(report, Reports.timeline(text), NO_CURVES));

        assertThat(names(page)).isSubsetOf(names(plain));
        assertThat(Xml.elements(page, "*")).allSatisfy(element -> {
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                String attribute = element.getAttributes().item(i).getNodeName();
                assertThat(attribute).doesNotStartWith("on").isNotIn(withoutIcon(element));
            }
        });
        assertThat(Xml.elements(page, "h1").get(0).getTextContent())
                .startsWith(text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F-\\x9F\\uFFFE\\uFFFF]", "\uFFFD")
                        .substring(0, Math.min(200, text.length())));
    }

    private static Set<String> withoutIcon(Element element) {
        return element.getTagName().equals("link") ? Set.of("src") : ATTRIBUTES_THAT_ACT;
    }

    private static Document page(JsonObject report) throws Exception {
        return Xml.read(HtmlExport.of(report, TimelineJson.of(Samples.timeline()), NO_CURVES));
    }

    private static String words(Document page) {
        return Xml.elements(page, "body").get(0).getTextContent();
    }

    private static Set<String> names(Document page) {
        return new HashSet<>(
                Xml.elements(page, "*").stream().map(Element::getTagName).collect(Collectors.toSet()));
    }

    private static List<String> labels(Document page) {
        return Xml.elements(page, "svg").stream()
                .map(svg -> svg.getAttribute("aria-label"))
                .toList();
    }

    private static String path(Document page, String kind) {
        return Xml.elements(page, "path").stream()
                .filter(path -> path.getAttribute("class").equals(kind))
                .findFirst()
                .orElseThrow()
                .getAttribute("d");
    }
}
