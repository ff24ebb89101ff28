package dev.landfall.launcher.view;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource({
        "0,0",
        "0.0014,0.001",
        "0.6124,0.612",
        "0.9999,1.00",
        "1.234,1.23",
        "9.999,10.0",
        "12.34,12.3",
        "99.96,100",
        "1203.7,1 204",
        "1234567,1 234 567"
    })
    void showsThreeFiguresThatCount(double value, String shown) {
        assertThat(Numbers.figures(value)).isEqualTo(shown);
    }

    @Test
    void whatNobodyHasIsADashNotAZero() {
        JsonObject object =
                Json.createObjectBuilder().add("mean", JsonValue.NULL).build();

        assertThat(Numbers.millis(object, "mean")).isEqualTo("–");
        assertThat(Numbers.count(object, "sent")).isEqualTo("–");
    }

    @Test
    void aMissingObjectIsAnEmptyOne() {
        assertThat(Numbers.object(JsonValue.EMPTY_JSON_OBJECT, "latency", "response_time"))
                .isEmpty();
    }
}
