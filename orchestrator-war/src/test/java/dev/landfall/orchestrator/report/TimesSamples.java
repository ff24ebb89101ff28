package dev.landfall.orchestrator.report;

import dev.landfall.orchestrator.core.view.TestTimes;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/** Histograms as their first file has them. */
public final class TimesSamples {

    private TimesSamples() {}

    public static JsonObject json(TestTimes times) {
        return TimesJson.of(times, JsonValue.EMPTY_JSON_OBJECT);
    }
}
