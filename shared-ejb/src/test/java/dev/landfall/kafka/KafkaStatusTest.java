package dev.landfall.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KafkaStatusTest {

    private Optional<String> setUp = Optional.of("no Kafka broker answers at h:1");
    private Optional<String> ping = Optional.empty();
    private final AtomicInteger setUps = new AtomicInteger();

    private final KafkaStatus status = new KafkaStatus(
            () -> {
                setUps.incrementAndGet();
                return setUp;
            },
            () -> ping);

    @Test
    void saysWhyItIsNotReadyAndHealsByItself() {
        status.refresh();
        assertThat(status.ready()).isFalse();
        assertThat(status.reason()).contains("h:1");
        setUp = Optional.empty();
        status.refresh();
        assertThat(status.ready()).isTrue();
        assertThat(status.wasReady()).isTrue();
    }

    @Test
    void noticesAtTheNextCallThatTheBrokerWentAwayAndDoesNotSetUpTopicsAgain() {
        setUp = Optional.empty();
        status.refresh();
        ping = Optional.of("gone");
        status.refresh();
        assertThat(status.ready()).isFalse();
        assertThat(status.wasReady()).isTrue();
        ping = Optional.empty();
        status.refresh();
        assertThat(status.ready()).isTrue();
        assertThat(setUps).hasValue(1);
    }
}
