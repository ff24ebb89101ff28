package dev.landfall.driver.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.message.Health;
import org.junit.jupiter.api.Test;

class HealthTest {

    private static final long MILLI = 1_000_000;

    @Test
    void theLagIsTheLongestDelaySinceEachReadersLastLook() {
        LagMeter meter = new LagMeter(50 * MILLI);
        meter.tick(0);
        meter.tick(50 * MILLI);
        meter.tick(180 * MILLI);
        meter.tick(200 * MILLI);

        assertThat(meter.takeForBeats()).isEqualTo(80);
        assertThat(meter.takeForBeats()).isEqualTo(0);
        assertThat(meter.takeForMetrics()).isEqualTo(80);
    }

    @Test
    void cpuAndPausesAreThoseOfTheTimeBetweenTwoReadings() {
        JvmHealth probe = new JvmHealth(() -> 7);
        long until = System.nanoTime() + 50 * MILLI;
        long spins = 0;
        while (System.nanoTime() < until) {
            spins++;
        }

        Health health = probe.read();

        assertThat(spins).isPositive();
        assertThat(health.cpu()).isBetween(0.001, 1.0);
        assertThat(health.gcPauseMillis()).isNotNegative();
        assertThat(health.loopLagMillis()).isEqualTo(7);
    }
}
