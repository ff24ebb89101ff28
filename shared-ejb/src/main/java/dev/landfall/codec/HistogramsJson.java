package dev.landfall.codec;

import dev.landfall.codec.BadRecord.Kind;
import dev.landfall.stats.EncodedHistogram;
import dev.landfall.stats.EncodedHistograms;
import dev.landfall.stats.Measure;
import java.util.EnumMap;
import java.util.Map;

/** Histograms as base64 fields named for their measure. */
final class HistogramsJson {

    private HistogramsJson() {}

    static JsonOut write(JsonOut out, EncodedHistograms histograms) {
        histograms.byMeasure().forEach((measure, histogram) -> out.put(measure.fieldName(), histogram.toBase64()));
        return out;
    }

    /** Only the base64 is checked here: whether it is a histogram is told when it is decoded. */
    static EncodedHistograms read(Fields fields) throws BadRecord {
        Map<Measure, EncodedHistogram> byMeasure = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            String base64 = fields.textOrNull(measure.fieldName());
            if (base64 != null) {
                byMeasure.put(measure, decode(measure, base64));
            }
        }
        return new EncodedHistograms(byMeasure);
    }

    private static EncodedHistogram decode(Measure measure, String base64) throws BadRecord {
        try {
            return EncodedHistogram.fromBase64(base64);
        } catch (IllegalArgumentException e) {
            throw new BadRecord(Kind.WRONG_TYPE, measure.fieldName() + " must be base64");
        }
    }
}
