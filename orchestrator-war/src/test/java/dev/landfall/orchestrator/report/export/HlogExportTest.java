package dev.landfall.orchestrator.report.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.orchestrator.report.Samples;
import dev.landfall.orchestrator.report.TimesJson;
import dev.landfall.orchestrator.report.TimesSamples;
import dev.landfall.stats.Histograms;
import dev.landfall.stats.Measure;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HlogExportTest {

    private static final long START = 1_767_323_047_345L;

    private final JsonObject times = TimesSamples.json(Samples.times());

    @ParameterizedTest
    @EnumSource(names = {"RESPONSE_TIME", "SERVICE_TIME", "SEND_DELAY"})
    void allLinesOfATagTogetherAreTheWhole(Measure tag) {
        Histogram whole = TimesJson.histogram(times.getJsonObject("whole"), tag);
        Histogram merged = Histograms.empty();

        lines(times, tag).forEach(merged::add);

        assertThat(merged).isEqualTo(whole);
        for (double percent : new double[] {50, 90, 95, 99, 99.9, 99.99, 100}) {
            assertThat(merged.getValueAtPercentile(percent)).isEqualTo(whole.getValueAtPercentile(percent));
        }
    }

    @Test
    void aLineForEachSecondThatIsKnownAndOneForWhatIsInNone() {
        List<Histogram> lines = lines(times, Measure.RESPONSE_TIME);

        assertThat(lines).extracting(Histogram::getTotalCount).containsExactly(10L, 150L, 50L);
        assertThat(lines).extracting(Histogram::getStartTimeStamp).containsExactly(START, START, START + 2000);
        assertThat(lines)
                .extracting(Histogram::getEndTimeStamp)
                .containsExactly(START + 7655, START + 1000, START + 3000);
        assertThat(text(times)).contains("#response_time: 10 values whose interval is not known");
    }

    @Test
    void whenEverySecondIsKnownThereIsNoOtherLine() {
        JsonObject complete =
                Reports.with(times, "/whole", times.getJsonArray("slices").getJsonObject(1));
        complete = Reports.with(
                complete, "/slices", slices(complete.getJsonArray("slices").get(1)));

        assertThat(lines(complete, Measure.SEND_DELAY)).hasSize(1);
        assertThat(text(complete)).doesNotContain("not known");
    }

    @Test
    void withoutSlicesTheWholeIsOneLine() {
        JsonObject whole = Reports.with(times, "/slices", JsonValue.EMPTY_JSON_ARRAY);

        assertThat(lines(whole, Measure.SERVICE_TIME))
                .extracting(Histogram::getTotalCount)
                .containsExactly(210L);
    }

    @Test
    void slicesThatHoldMoreThanTheWholeAreNotTold() {
        JsonObject contrary =
                Reports.with(times, "/whole", times.getJsonArray("slices").getJsonObject(1));

        assertThat(lines(contrary, Measure.RESPONSE_TIME))
                .extracting(Histogram::getTotalCount)
                .containsExactly(50L);
    }

    @Test
    void aTestThatMeasuredNothingHasAHeadAlone() {
        JsonObject none = Reports.json("{'interval_ms':1000,'whole':{},'slices':[]}");

        assertThat(lines(none, Measure.RESPONSE_TIME)).isEmpty();
        assertThat(text(none))
                .startsWith("#[Histogram log format version 1.3]")
                .contains("#[StartTime: 1767323047.345");
    }

    private static JsonArray slices(JsonValue slice) {
        return Json.createArrayBuilder().add(slice).build();
    }

    private static String text(JsonObject times) {
        return new String(HlogExport.of(Reports.report(), times), StandardCharsets.UTF_8);
    }

    private static List<Histogram> lines(JsonObject times, Measure tag) {
        List<Histogram> lines = new ArrayList<>();
        byte[] log = HlogExport.of(Reports.report(), times);
        try (HistogramLogReader reader = new HistogramLogReader(new ByteArrayInputStream(log))) {
            for (EncodableHistogram line = reader.nextIntervalHistogram();
                    line != null;
                    line = reader.nextIntervalHistogram()) {
                if (tag.fieldName().equals(line.getTag())) {
                    lines.add((Histogram) line);
                }
            }
        }
        return lines;
    }
}
