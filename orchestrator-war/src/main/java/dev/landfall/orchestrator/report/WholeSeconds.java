package dev.landfall.orchestrator.report;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The seconds of a timeline by which a test can be judged: the data of all drivers are in, and sending went on after them. The second in which
 * sending ended is cut short, and those that follow tell of open requests only.
 *
 * @param lengthSeconds of each: the interval of the metrics
 */
record WholeSeconds(List<JsonObject> seconds, double lengthSeconds) {

    private static final double MILLIS_PER_SECOND = 1e3;

    WholeSeconds {
        seconds = List.copyOf(seconds);
    }

    static WholeSeconds of(JsonObject timeline) {
        List<JsonObject> all = timeline.getJsonArray("seconds").getValuesAs(JsonObject.class);
        int lastSending = IntStream.range(0, all.size())
                .filter(i -> number(all.get(i), "sent") > 0)
                .max()
                .orElse(0);
        return new WholeSeconds(
                all.subList(0, lastSending).stream()
                        .filter(second -> second.getBoolean("complete", false))
                        .toList(),
                timeline.getInt("interval_ms", 1000) / MILLIS_PER_SECOND);
    }

    /** One value a second, those that have none left out. */
    double[] values(Function<JsonObject, @Nullable Double> value) {
        return seconds.stream()
                .map(value)
                .filter(each -> each != null)
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private static double number(JsonObject second, String name) {
        return second.get(name) instanceof JsonNumber number ? number.doubleValue() : 0;
    }
}
