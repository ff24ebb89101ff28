package dev.landfall.orchestrator.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.orchestrator.report.Comparison.Side;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final long SEED = 7;

    private final Random random = new Random(SEED);

    @Test
    void tellsBothFiguresTheirDifferenceAndItsShare() {
        JsonObject p99 = figure("p99", side(10, 30), side(15, 30));
        assertThat(p99.getJsonNumber("base").doubleValue()).isEqualTo(10);
        assertThat(p99.getJsonNumber("candidate").doubleValue()).isEqualTo(15);
        assertThat(p99.getJsonNumber("change").doubleValue()).isEqualTo(5);
        assertThat(p99.getJsonNumber("relative").doubleValue()).isEqualTo(0.5);
    }

    @Test
    void aChangeOfMoreThanTheNoiseOfTheSecondsIsSignificant() {
        assertThat(figure("p99", side(10, 30), side(15, 30)).get("significant")).isEqualTo(JsonValue.TRUE);
    }

    @Test
    void withTooFewSecondsNothingIsJudged() {
        assertThat(figure("p99", side(10, 9), side(99, 60)).get("significant")).isEqualTo(JsonValue.NULL);
    }

    @Test
    void aFigureThatASecondDoesNotHaveIsNotJudged() {
        assertThat(figure("p90", side(10, 60), side(99, 60)).get("significant")).isEqualTo(JsonValue.NULL);
    }

    /** Four times as many requests in four times as many seconds are no change of anything. */
    @Test
    void totalsAreNotJudgedButWhatTheyAreOfASecondIs() {
        Side base = flow(1000, 15, 200, 2);
        Side longer = flow(1000, 60, 200, 2);
        for (String total : new String[] {"sent", "failed", "not_sent"}) {
            assertThat(figure(total, base, longer).get("significant")).as(total).isEqualTo(JsonValue.NULL);
        }
        assertThat(figure("rps", base, longer).get("significant")).isEqualTo(JsonValue.FALSE);
        assertThat(figure("error_rate", base, longer).get("significant")).isEqualTo(JsonValue.FALSE);
        assertThat(figure("rps", base, flow(1000, 60, 250, 2)).get("significant"))
                .isEqualTo(JsonValue.TRUE);
        assertThat(figure("error_rate", base, flow(1000, 60, 200, 20)).get("significant"))
                .isEqualTo(JsonValue.TRUE);
    }

    @Test
    void tellsFailuresInPercentOfWhatCompleted() {
        JsonObject rate = figure("error_rate", flow(1000, 15, 200, 2), flow(1000, 15, 200, 4));
        assertThat(rate.getJsonNumber("base").doubleValue()).isEqualTo(1);
        assertThat(rate.getJsonNumber("candidate").doubleValue()).isEqualTo(2);
        assertThat(figure("error_rate", flow(1000, 15, 0, 0), flow(1000, 15, 200, 4))
                        .get("base"))
                .isEqualTo(JsonValue.NULL);
    }

    /** The same load, told every five seconds and every second. */
    @Test
    void ratesAreOfASecondHoweverLongTheIntervalIs() {
        assertThat(figure("rps", flow(5000, 30, 1000, 10), flow(1000, 30, 200, 2))
                        .get("significant"))
                .isEqualTo(JsonValue.FALSE);
    }

    @Test
    void saysHowItJudgesAndWhatThatIsWorth() {
        assertThat(Comparison.of(side(10, 9), side(10, 9)).getString("method"))
                .contains("Welch", "99 %", "fewer than 10 seconds", "independent");
    }

    private static JsonObject figure(String name, Side base, Side candidate) {
        return Comparison.of(base, candidate).getJsonArray("figures").getValuesAs(JsonObject.class).stream()
                .filter(figure -> figure.getString("name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** A test whose p99 is that, give or take 2 ms from second to second; its last second is cut short. */
    private Side side(double p99, int seconds) {
        JsonArrayBuilder series = Json.createArrayBuilder();
        for (int i = 0; i <= seconds; i++) {
            series.add(Json.createObjectBuilder()
                    .add("sent", 10)
                    .add("p99", p99 + 2 * random.nextGaussian())
                    .add("complete", true));
        }
        JsonObjectBuilder times = Json.createObjectBuilder()
                .add("response_time", Json.createObjectBuilder().add("p99", p99));
        JsonObject test = Json.createObjectBuilder()
                .add("test_id", "t")
                .add("latency", times)
                .build();
        return new Side(test, Json.createObjectBuilder().add("seconds", series).build());
    }

    /** So many whole intervals in each of which so many requests completed and of these failed, give or take one; then it is cut short. */
    private static Side flow(int intervalMillis, int intervals, int completed, int failed) {
        JsonArrayBuilder series = Json.createArrayBuilder();
        for (int i = 0; i <= intervals; i++) {
            int wobble = completed == 0 ? 0 : i % 3 - 1;
            series.add(Json.createObjectBuilder()
                    .add("sent", completed + wobble)
                    .add("completed", completed + wobble)
                    .add("errors", failed + wobble)
                    .add("complete", true));
        }
        JsonObjectBuilder requests = Json.createObjectBuilder()
                .add("sent", completed * intervals)
                .add("completed", completed * intervals)
                .add("failed", failed * intervals)
                .add("not_sent", intervals);
        JsonObject test = Json.createObjectBuilder()
                .add("test_id", "t")
                .add("requests", requests)
                .build();
        JsonObject timeline = Json.createObjectBuilder()
                .add("interval_ms", intervalMillis)
                .add("seconds", series)
                .build();
        return new Side(test, timeline);
    }
}
