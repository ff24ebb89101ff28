package dev.landfall.driver.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BrokerClockTest {

    private static final Instant LOGGED = Instant.parse("2026-03-01T12:00:00.500Z");
    private static final long SECOND = 1_000_000_000L;
    private static final long MILLI = 1_000_000L;

    private final BrokerClock clock = new BrokerClock();

    @Test
    void theOffsetIsTakenAtTheMiddleOfTheRoundTrip() {
        clock.sample(-10 * MILLI, 10 * MILLI, LOGGED);

        assertThat(clock.at(0)).contains(LOGGED);
        assertThat(clock.nanosAt(LOGGED.plusMillis(7))).isEqualTo(7 * MILLI);
    }

    @Test
    void theSmallestRoundTripOfTheLastMinuteWins() {
        clock.sample(0, 40 * MILLI, LOGGED);
        clock.sample(SECOND, SECOND + 2 * MILLI, LOGGED.plusMillis(1001));
        clock.sample(2 * SECOND, 2 * SECOND + 60 * MILLI, LOGGED.plusMillis(2040));

        assertThat(clock.at(SECOND + MILLI)).contains(LOGGED.plusMillis(1001));
    }

    @Test
    void aSampleIsForgottenAfterAMinute() {
        clock.sample(0, 2 * MILLI, LOGGED);
        long later = 61 * SECOND;
        clock.sample(later, later + 20 * MILLI, LOGGED.plusSeconds(61).plusMillis(12));

        assertThat(clock.at(later + 10 * MILLI)).contains(LOGGED.plusSeconds(61).plusMillis(12));
    }

    @Test
    void aClockThatContradictsTheKnownOneReplacesIt() {
        for (int i = 0; i < 5; i++) {
            clock.sample(i * SECOND, i * SECOND + 2 * MILLI, LOGGED.plusSeconds(i));
        }
        assertThat(clock.isReady()).isTrue();

        clock.sample(5 * SECOND, 5 * SECOND + 30 * MILLI, LOGGED.plusSeconds(65));

        assertThat(clock.isReady()).isFalse();
        assertThat(clock.at(5 * SECOND + 15 * MILLI)).contains(LOGGED.plusSeconds(65));
    }

    @Test
    void aSlowSampleContradictsNothing() {
        clock.sample(0, 2 * MILLI, LOGGED);
        clock.sample(SECOND, 16 * SECOND, LOGGED.plusSeconds(15));

        assertThat(clock.at(MILLI)).contains(LOGGED);
    }

    @Test
    void fiveSamplesMakeItReadyAndGiveAReadingOfTheWallClock() {
        for (int i = 0; i < 4; i++) {
            clock.sample(i * SECOND, i * SECOND + 4 * MILLI, LOGGED.plusSeconds(i));
        }
        assertThat(clock.isReady()).isFalse();
        assertThat(clock.reading(LOGGED, 2 * MILLI)).isEmpty();

        clock.sample(4 * SECOND, 4 * SECOND + 4 * MILLI, LOGGED.plusSeconds(4));

        assertThat(clock.isReady()).isTrue();
        var reading =
                clock.reading(LOGGED.minus(Duration.ofSeconds(90)), 2 * MILLI).orElseThrow();
        assertThat(reading.offsetMillis()).isCloseTo(90_000, within(0.001));
        assertThat(reading.boundMillis()).isCloseTo(3, within(0.001));
    }

    @Test
    void withoutASampleThereIsNoTime() {
        assertThat(clock.at(0)).isEmpty();
        assertThatThrownBy(() -> clock.nanosAt(LOGGED)).isInstanceOf(IllegalStateException.class);
    }
}
