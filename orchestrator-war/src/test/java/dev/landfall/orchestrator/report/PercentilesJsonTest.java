package dev.landfall.orchestrator.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.orchestrator.core.view.TestTimes;
import dev.landfall.stats.EncodedHistograms;
import dev.landfall.stats.Histograms;
import dev.landfall.stats.Measure;
import dev.landfall.stats.MeasureSet;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class PercentilesJsonTest {

    private static final double MILLI = 1e6;

    /** Of eight drivers, each a little slower than the one before: no curve of one of them, nor a mean of theirs. */
    @Test
    void areThoseOfAllDriversTogether() {
        MeasureSet whole = new MeasureSet();
        Histogram all = Histograms.empty();
        for (int driver = 1; driver <= 8; driver++) {
            EncodedHistograms took = Samples.took(10_000, 10.0 * driver);
            whole.add(took);
            all.add(took.of(Measure.RESPONSE_TIME).orElseThrow().decode());
        }
        JsonObject curve = curve(whole.encode(), "response_time");

        assertThat(curve.getInt("count")).isEqualTo(80_000);
        assertThat(points(curve))
                .hasSizeBetween(70, 100)
                .allSatisfy(
                        point -> assertThat(millis(point)).isEqualTo(all.getValueAtPercentile(percent(point)) / MILLI))
                .anyMatch(point -> percent(point) == 50)
                .anyMatch(point -> percent(point) > 99.99);
        assertThat(percent(last(curve))).isEqualTo(100);
        assertThat(millis(last(curve))).isEqualTo(all.getMaxValue() / MILLI);
    }

    /** One in twenty takes 100 ms, all others 1 ms: nothing lies between, and no line may look as if it did. */
    @Test
    void showAStepAsAStep() {
        MeasureSet whole = new MeasureSet();
        Histogram response = whole.of(Measure.RESPONSE_TIME);
        response.recordValueWithCount(1_000_000, 9_500);
        response.recordValueWithCount(100_000_000, 500);
        List<JsonArray> points = points(curve(whole.encode(), "response_time"));

        assertThat(points).filteredOn(point -> percent(point) <= 95).allMatch(point -> millis(point) < 1.01);
        assertThat(points).filteredOn(point -> percent(point) > 95).allMatch(point -> millis(point) > 99);
        assertThat(points)
                .filteredOn(point -> percent(point) > 90 && percent(point) < 97)
                .hasSizeGreaterThan(5);
    }

    @Test
    void goAsFarAsTheCountGoesAndNoFurther() {
        MeasureSet whole = new MeasureSet();
        for (int i = 1; i <= 100; i++) {
            Histograms.record(whole.of(Measure.RESPONSE_TIME), i * 1_000_000L);
        }
        List<JsonArray> points = points(curve(whole.encode(), "response_time"));
        assertThat(points.subList(0, points.size() - 1)).allMatch(point -> percent(point) <= 99.5);
    }

    @Test
    void whereNothingWasMeasuredThereIsNoPointAndWithoutHistogramsNoCurve() {
        JsonObject empty = curve(new MeasureSet().encode(), "response_time");
        assertThat(empty.getInt("count")).isZero();
        assertThat(points(empty)).isEmpty();
        assertThat(PercentilesJson.of(Samples.TEST, Optional.empty()).get("response_time"))
                .isEqualTo(JsonValue.NULL);
    }

    private static JsonObject curve(EncodedHistograms whole, String measure) {
        JsonObject kept = TimesJson.whole(new TestTimes(Duration.ofSeconds(1), whole, null));
        JsonObject told = PercentilesJson.of(Samples.TEST, Optional.of(kept));
        assertThat(told.getString("test_id")).isEqualTo(Samples.TEST.value());
        return told.getJsonObject(measure);
    }

    private static List<JsonArray> points(JsonObject curve) {
        return new ArrayList<>(curve.getJsonArray("points").getValuesAs(JsonArray.class));
    }

    private static JsonArray last(JsonObject curve) {
        List<JsonArray> points = points(curve);
        return points.get(points.size() - 1);
    }

    private static double percent(JsonArray point) {
        return point.getJsonNumber(0).doubleValue();
    }

    private static double millis(JsonArray point) {
        return point.getJsonNumber(1).doubleValue();
    }
}
