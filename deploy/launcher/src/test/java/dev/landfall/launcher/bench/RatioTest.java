package dev.landfall.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RatioTest {
    @Test
    void aReadingTellsCpuTimePerRequest() {
        Reading reading = new Reading(2_000_000, 0, 10, 9, 7);

        assertThat(reading.requestsPerSecond()).isEqualTo(200_000);
        assertThat(reading.cpuMicros()).isEqualTo(4.5);
        assertThat(reading.serverCpuMicros()).isEqualTo(3.5);
    }

    // Unlike numbers of requests must not matter: 4.4 µs against 4.0 µs.
    @Test
    void theRatioComparesCpuTimePerRequestWithinARound() {
        Round round = round(new Reading(1_000_000, 0, 10, 4.4, 0), new Reading(2_500_000, 0, 10, 10, 0));

        assertThat(round.ratio(Peer.WRK)).isEqualTo(1.1, within(1e-9));
    }

    @Test
    void theSpreadIsThatOfTheRoundsNotOfTheMedians() {
        var result = result(round(cost(8), cost(4)), round(cost(3), cost(3)), round(cost(9), cost(6)));

        assertThat(result.ratio(Peer.WRK)).isEqualTo(new Spread(1.5, 1.0, 2.0));
    }

    @Test
    void theMedianOfAnEvenNumberLiesBetweenTheMiddleTwo() {
        assertThat(Spread.of(List.of(9.0, 1.0, 2.0, 4.0), each -> each)).isEqualTo(new Spread(3, 1, 9));
    }

    @Test
    void thereIsNoSpreadOfNothing() {
        assertThatThrownBy(() -> Spread.of(List.<Double>of(), each -> each))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Reading cost(double cpuMicros) {
        return new Reading(1_000_000, 0, 10, cpuMicros, 1);
    }

    private static Round round(Reading driver, Reading wrk) {
        return new Round(driver, Map.of(Peer.WRK, wrk));
    }

    private static BenchResult result(Round... rounds) {
        return Results.of(List.of(Peer.WRK), rounds);
    }
}
