package dev.landfall.codec;

import dev.landfall.lifecycle.InvalidPlan;
import dev.landfall.workload.Arrivals;
import dev.landfall.workload.Body;
import dev.landfall.workload.DriverSelection;
import dev.landfall.workload.Faults;
import dev.landfall.workload.Pacing;
import dev.landfall.workload.Plan;
import dev.landfall.workload.PlanLimits;
import dev.landfall.workload.PlanRules;
import dev.landfall.workload.SendingLimits;
import dev.landfall.workload.Target;
import dev.landfall.workload.Timeouts;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;

/** Plans as people and messages write them. */
public final class PlanCodec {

    /** What a driver accepts is checked against its own limits, so reading a message checks none. */
    private static final PlanLimits ANY = new PlanLimits(1e12, Integer.MAX_VALUE, PlanLimits.DEFAULT.maxDuration());

    private PlanCodec() {}

    /** @throws InvalidPlan naming every fault: wrong types, unknown fields with the nearest name, values out of range */
    public static Plan read(JsonObject json, PlanLimits limits) {
        return read(json, limits, true);
    }

    /** A plan out of a message: unknown fields are not looked at, numbers may be strings. */
    static Plan readTolerantly(JsonObject json) {
        return read(json, ANY, false);
    }

    private static Plan read(JsonObject json, PlanLimits limits, boolean strict) {
        Faults faults = new Faults();
        return new PlanRules(limits, faults).toPlan(new PlanReader(faults, strict).read(json));
    }

    /** With all defaults filled in; {@link #read} of it gives an equal plan. */
    public static JsonObject write(Plan plan) {
        JsonOut out = new JsonOut().put("name", plan.name()).put("test_type", plan.type());
        writePacing(out, plan.pacing());
        out.put("target", write(plan.target()));
        writeLimits(out, plan.limits());
        return out.put("warm_up_ms", plan.warmUp())
                .put("concurrency_per_driver", plan.concurrency())
                .put("drivers", write(plan.drivers()))
                .put("auto_trigger", plan.autoTrigger())
                .put("ready_timeout_ms", plan.readyTimeout())
                .put("trigger_timeout_ms", plan.triggerTimeout())
                .put("on_driver_loss", plan.onDriverLoss())
                .put("thresholds", ThresholdReader.write(plan.thresholds()))
                .done();
    }

    private static void writePacing(JsonOut out, Pacing pacing) {
        if (pacing instanceof Pacing.FixedDelay fixed) {
            out.put("test_message_delay", fixed.delay()).put("delay_mode", "SCHEDULE");
        } else if (pacing instanceof Pacing.ThinkTime think) {
            out.put("test_message_delay", think.delay()).put("delay_mode", "AFTER_RESPONSE");
        } else if (pacing instanceof Pacing.ArrivalRate rate) {
            Arrivals arrivals = rate.arrivals();
            out.put("throughput_per_driver", Double.valueOf(rate.perSecond())).put("arrivals", arrivals);
        }
    }

    private static void writeLimits(JsonOut out, SendingLimits limits) {
        limits.count().ifPresent(count -> out.put("message_count_per_driver", count));
        Duration duration = limits.duration();
        if (duration != null) {
            out.put("duration_ms", duration);
        }
        out.put("max_duration_ms", limits.maxDuration());
    }

    private static JsonObject write(Target target) {
        JsonOut out = new JsonOut()
                .put("url", target.url().toString())
                .put("method", target.method())
                .putTexts("headers", target.headers());
        if (target.body() instanceof Body.Text body) {
            out.put("body", body.text());
        } else if (target.body() instanceof Body.Base64 body) {
            out.put("body_base64", body.base64());
        }
        writeTimeouts(out, target.timeouts());
        return out.put("http_version", target.httpVersion().text())
                .put("insecure", target.insecure())
                .put("follow_redirects", target.followRedirects())
                .done();
    }

    private static void writeTimeouts(JsonOut out, Timeouts timeouts) {
        out.put("timeout_ms", timeouts.total());
        if (timeouts.connect() != null) {
            out.put("connect_timeout_ms", timeouts.connect());
        }
        if (timeouts.firstByte() != null) {
            out.put("first_byte_timeout_ms", timeouts.firstByte());
        }
    }

    private static JsonValue write(DriverSelection drivers) {
        if (drivers instanceof DriverSelection.Count count) {
            return new JsonOut().put("count", count.count()).done();
        }
        if (drivers instanceof DriverSelection.Named named) {
            return new JsonOut().putTexts("node_ids", named.nodeIds()).done();
        }
        return JsonValues.of("all");
    }
}
