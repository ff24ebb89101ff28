package dev.landfall.orchestrator.report;

import dev.landfall.codec.JsonValues;
import dev.landfall.lifecycle.TestId;
import dev.landfall.stats.Measure;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * The percentiles of a whole test as a curve, read from its histograms: {@code {test_id, response_time: {count, points}, …}}, where a point is
 * a percentile and the milliseconds up to which so many lie. Steps are those of HdrHistogram: five to each halving of what is left to 100 %,
 * as far as the count goes (100 points for a million), and at last 100 and the maximum.
 */
public final class PercentilesJson {

    private static final List<Measure> MEASURES =
            List.of(Measure.RESPONSE_TIME, Measure.SERVICE_TIME, Measure.SEND_DELAY);
    private static final int STEPS_PER_HALVING = 5;
    private static final double NANOS_PER_MILLI = 1e6;

    private PercentilesJson() {}

    /**
     * As the API answers.
     *
     * @param whole the histograms over the whole test; empty where an older version has kept none, then every measure is null
     */
    public static JsonObject of(TestId test, Optional<JsonObject> whole) {
        Fields fields = new Fields().text("test_id", test);
        MEASURES.forEach(measure -> fields.json(
                measure.fieldName(),
                whole.map(histograms -> curve(TimesJson.histogram(histograms, measure)))
                        .orElse(null)));
        return fields.done();
    }

    private static JsonValue curve(Histogram histogram) {
        JsonArrayBuilder points = JsonValues.array();
        for (HistogramIterationValue step : histogram.percentiles(STEPS_PER_HALVING)) {
            points.add(JsonValues.array()
                    .add(step.getPercentileLevelIteratedTo())
                    .add(Fields.rounded(step.getValueIteratedTo() / NANOS_PER_MILLI)));
        }
        return new Fields()
                .whole("count", histogram.getTotalCount())
                .json("points", points.build())
                .done();
    }
}
