package dev.landfall.driver.core;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landfall.workload.AllowList;
import dev.landfall.workload.PlanLimits;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DriverSettingsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void intervalsThatAreTooShortAreNamed() {
        assertThatThrownBy(() -> settings(Duration.ZERO, SECOND, Duration.ofSeconds(30)))
                .hasMessage("landfall.heartbeat-interval must be at least PT1S, was PT0S");
        assertThatThrownBy(() -> settings(SECOND, Duration.ofMillis(999), Duration.ofSeconds(30)))
                .hasMessage("landfall.metrics-interval must be at least PT1S, was PT0.999S");
        assertThatThrownBy(() -> settings(SECOND, SECOND, SECOND))
                .hasMessage("landfall.lease must be at least PT2S, was PT1S");
    }

    private static DriverSettings settings(Duration heartbeat, Duration metrics, Duration lease) {
        return new DriverSettings(
                Rig.NODE,
                "10.0.0.7",
                Rig.SELF,
                "0.1.0",
                1,
                PlanLimits.DEFAULT,
                heartbeat,
                metrics,
                lease,
                AllowList.parse("localhost"),
                Set.of(),
                Optional.empty());
    }
}
