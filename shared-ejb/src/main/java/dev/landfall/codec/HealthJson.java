package dev.landfall.codec;

import dev.landfall.message.Health;
import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** A driver's health as messages and reports write it. */
public final class HealthJson {

    private HealthJson() {}

    /** {@code {cpu, gc_pause_ms, loop_lag_ms}}; null stays null. */
    public static @Nullable JsonObject write(@Nullable Health health) {
        return health == null
                ? null
                : new JsonOut()
                        .put("cpu", Double.valueOf(health.cpu()))
                        .put("gc_pause_ms", Double.valueOf(health.gcPauseMillis()))
                        .put("loop_lag_ms", Double.valueOf(health.loopLagMillis()))
                        .done();
    }

    static @Nullable Health read(@Nullable Fields fields) throws BadRecord {
        return fields == null
                ? null
                : new Health(fields.number("cpu"), fields.number("gc_pause_ms"), fields.number("loop_lag_ms"));
    }
}
