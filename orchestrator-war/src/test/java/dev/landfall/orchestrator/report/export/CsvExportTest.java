package dev.landfall.orchestrator.report.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.orchestrator.core.view.TimelineView;
import dev.landfall.orchestrator.report.Samples;
import dev.landfall.orchestrator.report.TimelineJson;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class CsvExportTest {

    private static final List<String> HOSTILE = Reports.HOSTILE;

    @Test
    void namesItsColumnsWithTheirUnits() {
        assertThat(lines(Samples.timeline()).get(0))
                .containsExactly(
                        "second_s",
                        "time_utc",
                        "scope",
                        "node",
                        "sent_requests",
                        "completed_requests",
                        "failed_requests",
                        "response_time_p50_ms",
                        "response_time_p95_ms",
                        "response_time_p99_ms",
                        "response_time_max_ms",
                        "service_time_p99_ms",
                        "complete");
    }

    @Test
    void hasALinePerSecondOverAllDriversAndOneForEach() {
        List<List<String>> lines = lines(Samples.timeline());

        assertThat(lines.get(1).subList(0, 11))
                .containsExactly(
                        "0.0", "2026-01-02T03:04:07.345Z", "test", "all", "100", "99", "1", "1.5", "2.5", "3.5", "4.5");
        assertThat(lines.get(2).subList(0, 7))
                .containsExactly("0.0", "2026-01-02T03:04:07.345Z", "driver", "driver-1", "100", "99", "1");
        assertThat(lines.get(2)).last().isEqualTo("true");
        assertThat(lines.get(3).subList(0, 5)).containsExactly("1.0", "2026-01-02T03:04:08.345Z", "test", "all", "2");
        assertThat(lines.get(3)).last().isEqualTo("false");
    }

    @Test
    void aGapIsEmptyAndNotComplete() {
        List<List<String>> lines = lines(Samples.timeline());

        assertThat(lines.get(4).subList(2, 13))
                .containsExactly("driver", "driver-1", "", "", "", "", "", "", "", "", "false");
        assertThat(lines).hasSize(5);
    }

    @Test
    void aSecondThatNobodyToldIsThereAsAGap() {
        JsonObject timeline =
                Reports.json("{'interval_ms':1000,'seconds':[],'gaps':[{'node_id':'a','from':0,'to':1}]}");

        List<List<String>> lines = CsvReader.read(CsvExport.of(Reports.report(), timeline));

        assertThat(lines).hasSize(5);
        assertThat(lines.get(3).subList(2, 13)).containsExactly("test", "all", "", "", "", "", "", "", "", "", "false");
    }

    @Test
    void countsFromTheEndOfTheWarmUp() {
        JsonObject report = Reports.with(Reports.report(), "/plan/warm_up_ms", Json.createValue(2000));

        assertThat(CsvExport.of(report, Reports.timeline("a"))).contains("0.0,2026-01-02T03:04:09.345Z,test");
    }

    @Test
    void aTestThatNeverStartedHasItsHeadAlone() {
        JsonObject report = Reports.with(Reports.report(), "/started_at", JsonValue.NULL);

        assertThat(CsvExport.of(report, Reports.json("{'interval_ms':1000,'seconds':[],'gaps':[]}")))
                .startsWith("second_s,")
                .endsWith("complete\r\n")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @FieldSource("HOSTILE")
    void anyNameIsReadBackAsItWasAndNeverAsAFormula(String name) {
        List<List<String>> lines = CsvReader.read(CsvExport.of(Reports.report(), Reports.timeline(name)));

        assertThat(lines).hasSize(5).allSatisfy(line -> assertThat(line).hasSize(13));
        assertThat(List.of(lines.get(2).get(3), lines.get(4).get(3))).allSatisfy(cell -> {
            assertThat(cell).doesNotStartWith("=").doesNotStartWith("+").doesNotStartWith("@");
            assertThat("-\t\r").doesNotContain(cell.substring(0, 1));
            assertThat(cell.startsWith("'") ? cell.substring(1) : cell).isEqualTo(name);
        });
    }

    private static List<List<String>> lines(TimelineView timeline) {
        return CsvReader.read(CsvExport.of(Reports.report(), TimelineJson.of(timeline)));
    }
}
