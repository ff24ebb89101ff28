package dev.landfall.orchestrator.report;

import dev.landfall.message.Health;
import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** A driver process's health as JSON: {@code cpu} from 0 to 1, null where the platform does not tell. */
final class HealthJson {

    private HealthJson() {}

    static @Nullable JsonObject of(@Nullable Health health) {
        if (health == null) {
            return null;
        }
        return new Fields()
                .decimal("cpu", health.cpu() < 0 ? null : health.cpu())
                .decimal("gc_pause_ms", health.gcPauseMillis())
                .decimal("loop_lag_ms", health.loopLagMillis())
                .done();
    }
}
