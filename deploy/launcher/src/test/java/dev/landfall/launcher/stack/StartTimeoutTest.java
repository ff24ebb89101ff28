package dev.landfall.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartTimeoutTest {

    @Test
    void isThreeMinutesWhereNobodySays() {
        assertThat(StartTimeout.of(Map.of())).isEqualTo(Duration.ofMinutes(3));
        assertThat(StartTimeout.of(Map.of(StartTimeout.VARIABLE, " "))).isEqualTo(Duration.ofMinutes(3));
    }

    @Test
    void isWhatTheVariableSays() {
        assertThat(StartTimeout.of(Map.of(StartTimeout.VARIABLE, "PT10M"))).isEqualTo(Duration.ofMinutes(10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"600", "10 minutes", "PT0S", "-PT1M", "PT1H1S"})
    void refusesAnythingElseAndSaysWhatIsAllowed(String given) {
        assertThatThrownBy(() -> StartTimeout.of(Map.of(StartTimeout.VARIABLE, given)))
                .isInstanceOf(StackFailure.class)
                .hasMessage("LANDFALL_START_TIMEOUT must be an ISO 8601 duration from PT1S to PT1H, such as PT3M, was "
                        + given);
    }
}
