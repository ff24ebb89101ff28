package dev.landfall.orchestrator.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BrokerTimeTest {

    private final ManualTime time = new ManualTime();
    private final BrokerTime broker = new BrokerTime(time);

    @Test
    void goesByTheRecordThatTravelledQuickest() {
        arriveAfter(Duration.ofMillis(400));
        arriveAfter(Duration.ofMillis(3));
        arriveAfter(Duration.ofMillis(90));
        time.advance(Duration.ofSeconds(20));
        assertThat(Duration.between(broker.now(), time.broker())).isEqualTo(Duration.ofMillis(3));
    }

    @Test
    void forgetsAfterAMinuteWhatAnotherBrokerSaid() {
        broker.sample(time.broker().plusSeconds(30));
        for (int i = 0; i < 70; i++) {
            time.advance(Duration.ofSeconds(1));
            broker.sample(time.broker());
        }
        assertThat(broker.now()).isEqualTo(time.broker());
    }

    @Test
    void keepsTheLastEstimateWhileNothingArrives() {
        arriveAfter(Duration.ZERO);
        time.advance(Duration.ofMinutes(10));
        assertThat(broker.now()).isEqualTo(time.broker());
    }

    private void arriveAfter(Duration delay) {
        Instant logged = time.broker();
        time.advance(delay);
        broker.sample(logged);
    }
}
