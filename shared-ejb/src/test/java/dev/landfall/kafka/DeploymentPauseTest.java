package dev.landfall.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeploymentPauseTest {

    private static final long NOW = Long.MAX_VALUE - 5;

    @Test
    void lastsATenthOfTheTimeThatTheServerTookToStart() {
        var pause = DeploymentPause.after(Duration.ofSeconds(50), NOW);
        assertThat(pause.isOver(NOW)).isFalse();
        assertThat(pause.isOver(NOW + Duration.ofMillis(4_999).toNanos())).isFalse();
        assertThat(pause.isOver(NOW + Duration.ofSeconds(5).toNanos())).isTrue();
    }
}
