package dev.landfall.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;

class SecondsSumTest {
    @Test
    void addsUpTheSecondsThatAreMeasuredAndNoOther() {
        assertThat(SecondsSum.of(timeline(0, 1, 2, 3, 4), 1, 3)).isEqualTo(new SecondsSum(10 + 20 + 30, 3));
    }

    @Test
    void aMissingSecondIsAFailure() {
        assertThatThrownBy(() -> SecondsSum.of(timeline(0, 1, 3, 4), 1, 3))
                .isInstanceOf(BenchFailure.class)
                .hasMessage("of the driver's seconds 1 to 3 1 are missing");
    }

    private static JsonObject timeline(int... indexes) {
        var seconds = Json.createArrayBuilder();
        for (int index : indexes) {
            seconds.add(Json.createObjectBuilder()
                    .add("index", index)
                    .add("completed", 10 * index)
                    .add("errors", 1)
                    .add("complete", true));
        }
        return Json.createObjectBuilder()
                .add("interval_ms", 1000)
                .add("seconds", seconds)
                .build();
    }
}
