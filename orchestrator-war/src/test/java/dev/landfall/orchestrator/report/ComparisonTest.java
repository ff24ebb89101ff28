package dev.landfall.orchestrator.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.orchestrator.report.Comparison.Side;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
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

    /** At 99 % one in a hundred is called a change that is none: over 200 pairs, fewer than eight. */
    @Test
    void noiseIsSeldomCalledAChange() {
        int called = 0;
        for (int i = 0; i < 200; i++) {
            boolean significant = figure("p99", side(10, 60), side(10, 60)).get("significant") == JsonValue.TRUE;
            called += significant ? 1 : 0;
        }
        assertThat(called).isLessThan(8);
    }

    @Test
    void withTooFewSecondsNothingIsJudged() {
        assertThat(figure("p99", side(10, 9), side(99, 60)).get("significant")).isEqualTo(JsonValue.NULL);
    }

    @Test
    void aFigureThatASecondDoesNotHaveIsNotJudged() {
        assertThat(figure("p90", side(10, 60), side(99, 60)).get("significant")).isEqualTo(JsonValue.NULL);
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
                    .add("p99", p99 + 2 * random.nextGaussian())
                    .add("complete", true));
        }
        JsonObject test = Json.createObjectBuilder()
                .add("test_id", "t")
                .add(
                        "latency",
                        Json.createObjectBuilder()
                                .add("response_time", Json.createObjectBuilder().add("p99", p99)))
                .build();
        return new Side(test, Json.createObjectBuilder().add("seconds", series).build());
    }
}
