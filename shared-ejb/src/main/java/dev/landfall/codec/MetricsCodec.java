package dev.landfall.codec;

import dev.landfall.lifecycle.EndReason;
import dev.landfall.lifecycle.Epoch;
import dev.landfall.lifecycle.Incarnation;
import dev.landfall.lifecycle.NodeId;
import dev.landfall.lifecycle.TestId;
import dev.landfall.message.FiguresReport;
import dev.landfall.message.FinalReport;
import dev.landfall.message.IntervalReport;
import dev.landfall.message.Message;
import dev.landfall.message.MetricsReport;
import dev.landfall.message.PublicFigures;
import dev.landfall.message.StartReport;
import dev.landfall.stats.RequestCounts;
import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** The {@code metrics} topic. */
final class MetricsCodec {

    private MetricsCodec() {}

    static JsonObject write(FiguresReport report) {
        return head(report.nodeId(), report.testId(), report.reportId(), report.figures())
                .done();
    }

    static JsonObject write(MetricsReport report) {
        return body(report).done();
    }

    static JsonObject write(FinalReport report) {
        return body(report.metrics())
                .put("final", true)
                .put("end_reason", report.endReason())
                .put(
                        "totals",
                        HistogramsJson.write(new JsonOut(), report.totals()).done())
                .put("last_completion_ms", report.lastCompletion())
                .put("error_examples", CountsJson.examples(report.examples()))
                .done();
    }

    private static JsonOut head(NodeId nodeId, TestId testId, String reportId, PublicFigures figures) {
        return new JsonOut()
                .put("node_id", nodeId.value())
                .put("test_id", testId.value())
                .put("report_id", reportId)
                .put(
                        "metrics",
                        new JsonOut()
                                .put("mean_latency", Double.valueOf(figures.meanMillis()))
                                .put("median_latency", Double.valueOf(figures.medianMillis()))
                                .put("min_latency", Double.valueOf(figures.minMillis()))
                                .put("max_latency", Double.valueOf(figures.maxMillis()))
                                .put("mode_latency", figures.modeMillis())
                                .done());
    }

    private static JsonOut body(MetricsReport report) {
        return head(report.nodeId(), report.testId(), report.reportId(), report.figures())
                .put("protocol", 2)
                .put("incarnation", report.incarnation().value())
                .put("epoch", report.epoch().value())
                .put("sequence", report.sequence())
                .put("requests", CountsJson.requests(report.counts()))
                .put("errors", CountsJson.errors(report.counts()))
                .put("not_sent_reasons", CountsJson.notSentReasons(report.counts()))
                .put("interval", write(report.interval()))
                .put("warm_up", CountsJson.whole(report.warmUp()))
                .put("start", write(report.start()))
                .put("health", HealthJson.write(report.health()));
    }

    private static @Nullable JsonObject write(@Nullable IntervalReport interval) {
        if (interval == null) {
            return null;
        }
        JsonOut out = new JsonOut()
                .put("index", interval.index())
                .put("start_ms", interval.start())
                .put("end_ms", interval.end());
        return HistogramsJson.write(out, interval.histograms()).done();
    }

    private static @Nullable JsonObject write(@Nullable StartReport start) {
        return start == null
                ? null
                : new JsonOut()
                        .put("planned_offset_ms", Double.valueOf(start.plannedOffsetMillis()))
                        .put("actual_offset_ms", Double.valueOf(start.actualOffsetMillis()))
                        .done();
    }

    static Message read(Fields fields) throws BadRecord {
        Long protocol = fields.wholeOrNull("protocol");
        if (protocol == null || protocol < 2) {
            String reportId = fields.textOrNull("report_id");
            return new FiguresReport(
                    new NodeId(fields.text("node_id")),
                    new TestId(fields.text("test_id")),
                    reportId == null ? "" : reportId,
                    figures(fields.object("metrics")));
        }
        MetricsReport report = report(fields);
        if (!fields.flag("final")) {
            return report;
        }
        return new FinalReport(
                report,
                fields.oneOf("end_reason", EndReason.class),
                HistogramsJson.read(fields.object("totals")),
                fields.millis("last_completion_ms"),
                CountsJson.readExamples(fields));
    }

    private static MetricsReport report(Fields fields) throws BadRecord {
        Fields warmUp = fields.objectOrNull("warm_up");
        return new MetricsReport(
                new NodeId(fields.text("node_id")),
                new TestId(fields.text("test_id")),
                fields.text("report_id"),
                new Incarnation(fields.text("incarnation")),
                new Epoch(fields.whole("epoch")),
                fields.whole("sequence"),
                figures(fields.object("metrics")),
                CountsJson.read(fields.object("requests"), fields),
                warmUp == null ? RequestCounts.ZERO : CountsJson.read(warmUp, warmUp),
                interval(fields.objectOrNull("interval")),
                start(fields.objectOrNull("start")),
                HealthJson.read(fields.objectOrNull("health")));
    }

    private static PublicFigures figures(Fields metrics) throws BadRecord {
        return new PublicFigures(
                metrics.number("mean_latency"),
                metrics.number("median_latency"),
                metrics.number("min_latency"),
                metrics.number("max_latency"),
                metrics.numberOrNull("mode_latency"));
    }

    private static @Nullable IntervalReport interval(@Nullable Fields fields) throws BadRecord {
        return fields == null
                ? null
                : new IntervalReport(
                        fields.whole("index"),
                        fields.millis("start_ms"),
                        fields.millis("end_ms"),
                        HistogramsJson.read(fields));
    }

    private static @Nullable StartReport start(@Nullable Fields fields) throws BadRecord {
        return fields == null
                ? null
                : new StartReport(fields.number("planned_offset_ms"), fields.number("actual_offset_ms"));
    }
}
