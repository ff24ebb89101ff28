package dev.landfall.launcher.bench;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;

/**
 * What a test completed in some of its seconds.
 *
 * @param errors among those completed
 */
record SecondsSum(long completed, long errors) {
    /**
     * Adds up seconds of a timeline.
     *
     * @throws BenchFailure when one of them is missing: a sum with a hole would make the driver look dear
     */
    static SecondsSum of(JsonObject timeline, int first, int count) {
        if (timeline.getInt("interval_ms") != 1000) {
            throw new BenchFailure("the driver's metrics interval must be PT1S");
        }
        JsonArray seconds = timeline.getJsonArray("seconds");
        List<JsonObject> wanted = seconds.getValuesAs(JsonObject.class).stream()
                .filter(second -> second.getInt("index") >= first && second.getInt("index") < first + count)
                .filter(second -> second.getBoolean("complete"))
                .toList();
        if (wanted.size() != count) {
            throw new BenchFailure("of the driver's seconds " + first + " to " + (first + count - 1) + " "
                    + (count - wanted.size()) + " are missing");
        }
        return new SecondsSum(sum(wanted, "completed"), sum(wanted, "errors"));
    }

    private static long sum(List<JsonObject> seconds, String field) {
        return seconds.stream()
                .mapToLong(second -> second.getJsonNumber(field).longValueExact())
                .sum();
    }
}
