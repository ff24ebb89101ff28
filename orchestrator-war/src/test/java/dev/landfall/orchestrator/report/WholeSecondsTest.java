package dev.landfall.orchestrator.report;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;

class WholeSecondsTest {

    /** Requests without an answer time out for ten seconds after the last was sent. */
    @Test
    void endBeforeTheOneInWhichSendingEnded() {
        JsonObject timeline = timeline(1000, 100, 100, 100, 7, 0, 0, 0);
        assertThat(sent(timeline)).containsExactly(100, 100, 100);
    }

    @Test
    void areThoseThatAllDriversHaveToldOf() {
        JsonArrayBuilder seconds =
                Json.createArrayBuilder(timeline(1000, 1, 2, 3).getJsonArray("seconds"));
        seconds.set(1, Json.createObjectBuilder().add("sent", 2).add("complete", false));
        JsonObject timeline = Json.createObjectBuilder().add("seconds", seconds).build();
        assertThat(sent(timeline)).containsExactly(1);
    }

    @Test
    void areAsLongAsTheIntervalOfTheMetrics() {
        assertThat(WholeSeconds.of(timeline(5000, 1, 1)).lengthSeconds()).isEqualTo(5);
    }

    @Test
    void areNoneWhereNothingWasSent() {
        assertThat(WholeSeconds.of(timeline(1000)).seconds()).isEmpty();
        assertThat(WholeSeconds.of(timeline(1000, 0, 0)).seconds()).isEmpty();
    }

    private static double[] sent(JsonObject timeline) {
        return WholeSeconds.of(timeline)
                .values(second -> second.getJsonNumber("sent").doubleValue());
    }

    private static JsonObject timeline(int intervalMillis, int... sent) {
        JsonArrayBuilder seconds = Json.createArrayBuilder();
        for (int each : sent) {
            seconds.add(Json.createObjectBuilder().add("sent", each).add("complete", true));
        }
        return Json.createObjectBuilder()
                .add("interval_ms", intervalMillis)
                .add("seconds", seconds)
                .build();
    }
}
