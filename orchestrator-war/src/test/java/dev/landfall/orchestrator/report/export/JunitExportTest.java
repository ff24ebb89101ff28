package dev.landfall.orchestrator.report.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.lifecycle.TestState;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class JunitExportTest {

    private static final List<String> HOSTILE = Reports.HOSTILE;

    @Test
    void aMissedThresholdIsAFailureThatNamesWhatWasMeasured() throws Exception {
        Document xml = Xml.read(JunitExport.of(Reports.report()));

        Element suite = xml.getDocumentElement();
        assertThat(suite.getTagName()).isEqualTo("testsuite");
        assertThat(suite.getAttribute("name")).isEqualTo("checkout");
        assertThat(suite.getAttribute("tests")).isEqualTo("4");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getAttribute("errors")).isEqualTo("0");
        assertThat(suite.getAttribute("time")).isEqualTo("7.655");
        Element failure = only(testcase(xml, "p99 < 50ms"), "failure");
        assertThat(failure.getAttribute("message")).isEqualTo("p99 < 50ms: was 91 ms");
    }

    @Test
    void aThresholdThatHeldPassesAndOneWithoutSamplesSaysSo() throws Exception {
        JsonObject held = Reports.with(Reports.report(), "/verdict/thresholds/0/passed", JsonValue.TRUE);
        JsonObject none = Reports.with(Reports.report(), "/verdict/thresholds/0/actual", JsonValue.NULL);

        assertThat(Xml.read(JunitExport.of(held))
                        .getElementsByTagName("failure")
                        .getLength())
                .isZero();
        assertThat(JunitExport.of(none)).contains("not measured: there are no samples");
    }

    @Test
    void aMeasurementInDoubtPassesAndTellsWhy() throws Exception {
        Element measurement = testcase(Xml.read(JunitExport.of(Reports.report())), "measurement can be trusted");

        assertThat(measurement.getElementsByTagName("failure").getLength()).isZero();
        assertThat(only(measurement, "system-out").getTextContent()).contains("SUSPECT", "driver-1, second 3: no data");
    }

    @Test
    void anInvalidMeasurementFailsAndOneOfNothingIsSkipped() throws Exception {
        JsonObject invalid = Reports.with(Reports.report(), "/verdict/measurement", "INVALID");
        JsonObject unknown = Reports.with(Reports.report(), "/verdict/measurement", "UNKNOWN");

        Element failed = testcase(Xml.read(JunitExport.of(invalid)), "measurement can be trusted");
        assertThat(only(failed, "failure").getTextContent()).contains("driver-1, second 3: no data");
        Element skipped = testcase(Xml.read(JunitExport.of(unknown)), "measurement can be trusted");
        assertThat(only(skipped, "skipped").getAttribute("message")).contains("nothing was measured");
    }

    @Test
    void theEndIsAFailureWhenItCameEarlyAndAnErrorWhenTheTestFailed() throws Exception {
        Element aborted = testcase(Xml.read(JunitExport.of(Reports.report(TestState.ABORTED))), "test completed");
        Element failed = testcase(Xml.read(JunitExport.of(Reports.report(TestState.FAILED))), "test completed");
        Element completed = testcase(Xml.read(JunitExport.of(Reports.report())), "test completed");

        assertThat(only(aborted, "failure").getAttribute("type")).isEqualTo("ABORTED");
        assertThat(only(failed, "error").getAttribute("message"))
                .isEqualTo("FAILED: not ready within 30000 ms: driver-1");
        assertThat(only(failed, "error").getAttribute("type")).isEqualTo("NOT_READY");
        assertThat(completed.getElementsByTagName("failure").getLength()).isZero();
        assertThat(completed.getAttribute("time")).isEqualTo("7.655");
    }

    @Test
    void aLedgerThatDoesNotBalanceFailsWithItsDifferences() throws Exception {
        JsonObject report = Reports.with(
                Reports.report(), "/ledger", Reports.json("{'balanced':false,'differences':['sent: 1 and 2','x']}"));

        Element ledger = testcase(Xml.read(JunitExport.of(report)), "ledger balances");
        assertThat(only(ledger, "failure").getTextContent()).isEqualTo("sent: 1 and 2\nx");
    }

    @Test
    void aTestThatNeverStartedTakesNoTime() throws Exception {
        JsonObject report = Reports.with(Reports.report(TestState.FAILED), "/started_at", JsonValue.NULL);

        Element suite = Xml.read(JunitExport.of(report)).getDocumentElement();
        assertThat(suite.getAttribute("time")).isEqualTo("0.000");
        assertThat(suite.getAttribute("timestamp")).isEqualTo("2026-01-02T03:04:05.000Z");
    }

    @ParameterizedTest
    @FieldSource("HOSTILE")
    void anyTextIsTextAndTheDocumentWellFormed(String text) throws Exception {
        JsonObject report = Reports.withEverywhere(Reports.report(TestState.FAILED), text);

        Document xml = Xml.read(JunitExport.of(report));

        assertThat(xml.getDocumentElement().getAttribute("name")).isEqualTo(readable(text));
        assertThat(Xml.elements(xml, "*"))
                .extracting(Element::getTagName)
                .containsOnly("testsuite", "properties", "property", "testcase", "failure", "error", "system-out");
    }

    /** Without what XML cannot say. */
    private static String readable(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F-\\x9F\\uFFFE\\uFFFF]", "\uFFFD");
    }

    private static Element testcase(Document xml, String name) {
        return Xml.elements(xml, "testcase").stream()
                .filter(testcase -> testcase.getAttribute("name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Element only(Element parent, String name) {
        assertThat(parent.getElementsByTagName(name).getLength()).isEqualTo(1);
        return (Element) parent.getElementsByTagName(name).item(0);
    }
}
