package dev.landfall.target.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BehaviourTest {

    @Test
    void isPlainWithoutParameters() {
        assertThat(Behaviour.of(name -> null)).isEqualTo(new Behaviour(Duration.ZERO, 200, 0, Behaviour.PONG));
    }

    @Test
    void readsEachParameter() {
        var parameters = Map.of("delay_ms", "20.5", "status", "503", "error_rate", "0.1", "bytes", "1000");
        assertThat(Behaviour.of(parameters::get))
                .isEqualTo(new Behaviour(Duration.ofNanos(20_500_000), 503, 0.1, 1000));
    }

    @Test
    void failsByChanceAsOftenAsAsked() {
        var behaviour = new Behaviour(Duration.ZERO, 201, 0.1, 0);
        assertThat(behaviour.statusBy(() -> 0.09)).isEqualTo(503);
        assertThat(behaviour.statusBy(() -> 0.1)).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({
        "delay_ms,-1",
        "delay_ms,NaN",
        "delay_ms,600001",
        "status,199",
        "status,x",
        "error_rate,1.1",
        "bytes,100000001"
    })
    void refusesWhatIsOutOfRangeByName(String name, String value) {
        assertThatThrownBy(() -> Behaviour.of(Map.of(name, value)::get))
                .isInstanceOf(BadParameter.class)
                .hasMessageStartingWith(name + " must be ");
    }
}
