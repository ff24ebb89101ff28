package dev.landfall.orchestrator.report;

import dev.landfall.codec.JsonValues;
import dev.landfall.orchestrator.core.view.TimelineView;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** A test second by second as JSON. Percentiles are ms, null where no response was timed, though all may have failed. */
public final class TimelineJson {

    private TimelineJson() {}

    public static JsonObject of(TimelineView timeline) {
        return new Fields()
                .whole("interval_ms", timeline.interval().toMillis())
                .list("seconds", timeline.seconds(), TimelineJson::second)
                .list("gaps", timeline.gaps(), TimelineJson::gap)
                .done();
    }

    /** One read from its file, without the seconds before that index. */
    public static JsonObject from(JsonObject timeline, long first) {
        JsonArrayBuilder seconds = JsonValues.array();
        timeline.getJsonArray("seconds").getValuesAs(JsonObject.class).stream()
                .filter(second -> second.getJsonNumber("index").longValue() >= first)
                .forEach(seconds::add);
        return Fields.with(timeline, "seconds", seconds.build());
    }

    /** One interval over all drivers and of each. */
    public static JsonObject second(TimelineView.Second second) {
        return flow(new Fields().whole("index", second.index()), second.all())
                .flag("complete", second.complete())
                .decimal("service_p99", timed(second.spread().serviceP99Millis()))
                .json("bins", bins(second.spread()))
                .map("errors_by_class", second.failures(), JsonValues::of)
                .map("nodes", second.nodes(), node -> flow(new Fields(), node).done())
                .done();
    }

    /** Pairs of index and count. */
    private static JsonArray bins(TimelineView.Spread spread) {
        JsonArrayBuilder bins = JsonValues.array();
        spread.bins()
                .forEach(bin -> bins.add(JsonValues.array().add(bin.index()).add(bin.count())));
        return bins.build();
    }

    private static Fields flow(Fields fields, TimelineView.Flow flow) {
        return fields.whole("sent", flow.sent())
                .whole("completed", flow.completed())
                .whole("errors", flow.errors())
                .decimal("p50", timed(flow.p50Millis()))
                .decimal("p95", timed(flow.p95Millis()))
                .decimal("p99", timed(flow.p99Millis()))
                .decimal("max", timed(flow.maxMillis()));
    }

    /** No response takes no time: a 0 ms would look like a result. */
    private static @Nullable Double timed(double millis) {
        return millis > 0 ? millis : null;
    }

    private static JsonObject gap(TimelineView.Gap gap) {
        return new Fields()
                .text("node_id", gap.nodeId())
                .whole("from", gap.from())
                .whole("to", gap.to())
                .done();
    }
}
