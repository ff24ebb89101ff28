package dev.landfall.orchestrator.report;

import dev.landfall.codec.JsonValues;
import dev.landfall.orchestrator.core.view.TestTimes;
import dev.landfall.stats.EncodedHistogram;
import dev.landfall.stats.EncodedHistograms;
import dev.landfall.stats.Histograms;
import dev.landfall.stats.Measure;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * The times of a test as its file has them: {@code {interval_ms, whole, slices}}, where a slice is {@code {from, to}} and, as the whole, has a
 * histogram in base64 by the name of its measure.
 */
public final class TimesJson {

    static final String WHOLE = "whole";
    private static final String SLICES = "slices";

    private TimesJson() {}

    /** @param before the file that this one replaces: slices that were given up stand in it; an empty object where there is none */
    static JsonObject of(TestTimes times, JsonObject before) {
        List<TestTimes.Slice> slices = times.slices();
        JsonArray kept = before.get(SLICES) instanceof JsonArray list ? list : JsonValue.EMPTY_JSON_ARRAY;
        return new Fields()
                .whole("interval_ms", times.interval().toMillis())
                .json(WHOLE, whole(times))
                .json(SLICES, slices == null ? kept : Fields.array(slices, TimesJson::slice))
                .done();
    }

    /** The histograms over the whole test. */
    static JsonObject whole(TestTimes times) {
        return histograms(new Fields(), List.of(times.whole())).done();
    }

    /** A histogram of a whole or of a slice; empty when nothing was recorded. */
    public static Histogram histogram(JsonObject histograms, Measure measure) {
        String base64 = histograms.getString(measure.fieldName(), "");
        return base64.isEmpty()
                ? Histograms.empty()
                : EncodedHistogram.fromBase64(base64).decode();
    }

    private static JsonValue slice(TestTimes.Slice slice) {
        Fields fields = new Fields().whole("from", slice.from()).whole("to", slice.to());
        return histograms(fields, slice.parts()).done();
    }

    private static Fields histograms(Fields fields, List<EncodedHistograms> parts) {
        for (Measure measure : Measure.values()) {
            List<EncodedHistogram> encoded = parts.stream()
                    .map(part -> part.of(measure))
                    .flatMap(Optional::stream)
                    .toList();
            if (!encoded.isEmpty()) {
                fields.json(measure.fieldName(), JsonValues.of(sum(encoded).toBase64()));
            }
        }
        return fields;
    }

    private static EncodedHistogram sum(List<EncodedHistogram> encoded) {
        if (encoded.size() == 1) {
            return encoded.get(0);
        }
        Histogram sum = Histograms.empty();
        encoded.forEach(each -> sum.add(each.decode()));
        return EncodedHistogram.of(sum);
    }
}
