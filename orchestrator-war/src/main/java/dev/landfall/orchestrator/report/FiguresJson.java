package dev.landfall.orchestrator.report;

import dev.landfall.message.PublicFigures;
import dev.landfall.orchestrator.core.view.Figures;
import dev.landfall.stats.Measure;
import dev.landfall.stats.Summary;
import jakarta.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was measured, as JSON: the latency and throughput objects of a test and of each driver. Times are ms. */
final class FiguresJson {

    private static final List<String> COUNTS =
            List.of("scheduled", "sent", "completed", "succeeded", "failed", "not_sent", "in_flight", "reconnects");

    private FiguresJson() {}

    /** One summary per measure. */
    static JsonObject latency(Figures figures) {
        Fields fields = new Fields();
        for (Measure measure : Measure.values()) {
            fields.json(measure.fieldName(), summary(figures.summary(measure)));
        }
        return fields.done();
    }

    /** The figures of a driver that publishes nothing but these, as it gave them; null before they came. */
    static @Nullable JsonObject latency(@Nullable PublicFigures given) {
        if (given == null) {
            return null;
        }
        Fields fields = new Fields();
        for (Measure measure : Measure.values()) {
            fields.json(measure.fieldName(), measure == Measure.RESPONSE_TIME ? asGiven(given) : null);
        }
        return fields.done();
    }

    static JsonObject throughput(Figures figures) {
        return new Fields()
                .decimal("mean_rps", figures.meanRps())
                .decimal("last_second_rps", figures.lastSecondRps())
                .done();
    }

    /** Counters that nobody told: each of them null. */
    static JsonObject unknownCounts() {
        Fields fields = new Fields();
        COUNTS.forEach(name -> fields.whole(name, null));
        return fields.done();
    }

    /** Nothing measured has a count of 0 and no times: a 0 ms would look like a result. */
    private static JsonObject summary(Summary summary) {
        boolean any = summary.count() > 0;
        return new Fields()
                .whole("count", summary.count())
                .decimal("min", any ? summary.minMillis() : null)
                .decimal("max", any ? summary.maxMillis() : null)
                .decimal("mean", any ? summary.meanMillis() : null)
                .decimal("median", any ? summary.medianMillis() : null)
                .decimal("mode", any ? summary.modeMillis() : null)
                .decimal("mode_bin_ms", any ? summary.modeBinMillis() : null)
                .decimal("stddev", any ? summary.stddevMillis() : null)
                .decimal("p50", any ? summary.p50Millis() : null)
                .decimal("p90", any ? summary.p90Millis() : null)
                .decimal("p95", any ? summary.p95Millis() : null)
                .decimal("p99", any ? summary.p99Millis() : null)
                .decimal("p99_9", any ? summary.p999Millis() : null)
                .decimal("p99_99", any ? summary.p9999Millis() : null)
                .done();
    }

    private static JsonObject asGiven(PublicFigures given) {
        Fields fields = new Fields()
                .whole("count", null)
                .decimal("min", given.minMillis())
                .decimal("max", given.maxMillis())
                .decimal("mean", given.meanMillis())
                .decimal("median", given.medianMillis())
                .decimal("mode", given.modeMillis());
        List.of("mode_bin_ms", "stddev", "p50", "p90", "p95", "p99", "p99_9", "p99_99")
                .forEach(name -> fields.decimal(name, null));
        return fields.done();
    }
}
