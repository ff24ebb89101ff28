package dev.landfall.driver.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StallWatchTest {

    private final StallWatch watch = new StallWatch();
    private long nowNanos = 42;
    private long sign = 7;

    @Test
    void findsALoadThatStandsStillForOverThreeSeconds() {
        stand(Duration.ofMillis(3000));
        assertThat(watch.isStalled()).isFalse();
        assertThat(look(Duration.ofMillis(100))).isTrue();
        assertThat(watch.isStalled()).isTrue();
        assertThat(watch.sinceNanos()).isEqualTo(42);
    }

    @Test
    void tellsOnceThatItGoesOn() {
        stand(Duration.ofSeconds(5));
        sign++;
        assertThat(look(Duration.ofMillis(100))).isTrue();
        assertThat(watch.isStalled()).isFalse();
        sign++;
        assertThat(look(Duration.ofMillis(100))).isFalse();
    }

    @Test
    void aSignThatRisesNowAndThenIsLife() {
        for (int i = 0; i < 20; i++) {
            stand(Duration.ofMillis(2900));
            sign++;
        }
        assertThat(watch.isStalled()).isFalse();
    }

    @Test
    void aPauseOfTheWholeProcessIsNoStall() {
        stand(Duration.ofSeconds(1));
        look(Duration.ofSeconds(8));
        assertThat(watch.isStalled()).isFalse();
        stand(Duration.ofMillis(3100));
        assertThat(watch.isStalled()).isTrue();
        look(Duration.ofSeconds(8));
        assertThat(watch.isStalled()).isTrue();
    }

    private void stand(Duration time) {
        look(Duration.ZERO);
        for (long i = 0; i < time.toMillis() / 100; i++) {
            look(Duration.ofMillis(100));
        }
    }

    private boolean look(Duration after) {
        nowNanos += after.toNanos();
        return watch.look(sign, nowNanos);
    }
}
