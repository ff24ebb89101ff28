package dev.landfall.orchestrator.report.export;

import dev.landfall.orchestrator.report.TimesJson;
import dev.landfall.stats.Measure;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * The times of a test as a log of HdrHistogram, in nanoseconds: a line for each tag and slice of time. Times that are in no slice, because
 * their second is a gap, stand in a line over the whole test; so all lines of a tag together are what the report says.
 */
public final class HlogExport {

    private static final List<Measure> TAGS = List.of(Measure.RESPONSE_TIME, Measure.SERVICE_TIME, Measure.SEND_DELAY);
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double MILLIS_PER_SECOND = 1e3;

    private final JsonObject times;
    private final double intervalSeconds;
    private final double lengthSeconds;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final HistogramLogWriter log =
            new HistogramLogWriter(new PrintStream(bytes, false, StandardCharsets.UTF_8));

    private HlogExport(JsonObject report, JsonObject times) {
        this.times = times;
        this.intervalSeconds = times.getInt("interval_ms") / MILLIS_PER_SECOND;
        this.lengthSeconds = Math.max(seconds(report), slicesEnd());
    }

    /** @param times as the file of the report has them */
    public static byte[] of(JsonObject report, JsonObject times) {
        HlogExport export = new HlogExport(report, times);
        export.head(report);
        export.lines();
        export.log.close();
        return export.bytes.toByteArray();
    }

    private void head(JsonObject report) {
        log.outputLogFormatVersion();
        log.outputComment("Landfall, test " + report.getString("test_id") + ", revision " + report.getInt("revision")
                + ": response_time counts from the intended start, service_time from the sending; values are ns,"
                + " Interval_Max is ms");
        String startedAt = Values.text(report, "started_at");
        if (startedAt != null) {
            Long warmUp = Values.whole(Values.object(report, "plan"), "warm_up_ms");
            long millis = Instant.parse(startedAt).toEpochMilli() + (warmUp == null ? 0 : warmUp);
            log.outputStartTime(millis);
            log.outputBaseTime(millis);
        }
        log.outputLegend();
    }

    private void lines() {
        List<JsonObject> slices =
                TAGS.stream().allMatch(this::slicesHold) ? Values.objects(times, "slices") : List.of();
        for (Measure tag : TAGS) {
            Histogram rest = whole(tag);
            slices.forEach(slice -> rest.subtract(TimesJson.histogram(slice, tag)));
            if (rest.getTotalCount() > 0) {
                if (!slices.isEmpty()) {
                    log.outputComment(tag.fieldName() + ": " + rest.getTotalCount()
                            + " values whose interval is not known stand in a line over the whole test");
                }
                line(tag, rest, 0, lengthSeconds);
            }
        }
        slices.forEach(this::slice);
    }

    /** False when slices hold what the whole does not: then only the whole can be told. */
    private boolean slicesHold(Measure tag) {
        Histogram rest = whole(tag);
        try {
            Values.objects(times, "slices").forEach(slice -> rest.subtract(TimesJson.histogram(slice, tag)));
            return true;
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            return false;
        }
    }

    private Histogram whole(Measure tag) {
        return TimesJson.histogram(Values.object(times, "whole"), tag);
    }

    private void slice(JsonObject slice) {
        double from = slice.getInt("from") * intervalSeconds;
        double to = (slice.getInt("to") + 1) * intervalSeconds;
        TAGS.forEach(tag -> line(tag, TimesJson.histogram(slice, tag), from, to));
    }

    private void line(Measure tag, Histogram histogram, double from, double to) {
        histogram.setTag(tag.fieldName());
        log.outputIntervalHistogram(from, to, histogram, NANOS_PER_MILLI);
    }

    private double slicesEnd() {
        return Values.objects(times, "slices").stream()
                .mapToDouble(slice -> (slice.getInt("to") + 1) * intervalSeconds)
                .max()
                .orElse(0);
    }

    private static double seconds(JsonObject report) {
        String from = Values.text(report, "started_at");
        String to = Values.text(report, "ended_at");
        return from == null || to == null
                ? 0
                : Duration.between(Instant.parse(from), Instant.parse(to)).toMillis() / MILLIS_PER_SECOND;
    }
}
