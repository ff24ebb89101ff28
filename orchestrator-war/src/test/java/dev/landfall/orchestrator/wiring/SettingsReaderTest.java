package dev.landfall.orchestrator.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {

    @Test
    void everythingHasADefault() {
        OrchestratorSettings settings = read(Map.of());
        assertThat(settings.heartbeatInterval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.metricsInterval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.dataDirectory()).isEqualTo(Path.of("./landfall-data"));
        assertThat(settings.token()).isNull();
        assertThat(settings.limits().maxConnections()).isEqualTo(10_000);
        assertThat(settings.nodeId()).isNotEqualTo(read(Map.of()).nodeId());
    }

    @ParameterizedTest
    @CsvSource({
        "landfall.metrics-interval, PT0S, at least PT1S",
        "landfall.metrics-interval, soon, a duration such as PT1S",
        "landfall.heartbeat-interval, PT0.5S, at least PT1S",
        "landfall.driver.max-rate, fast, a number",
        "landfall.driver.max-rate, 0, over 0",
        "landfall.driver.max-connections, 1.5, a whole number",
        "landfall.driver.max-duration, PT0S, over PT0S",
        "landfall.targets.allow, 300.0.0.0/8, landfall.targets.allow",
        "landfall.node.id, a/b, letters"
    })
    void aBadValueIsRefusedByKeyWithWhatIsAllowed(String key, String value, String allowed) {
        assertThatThrownBy(() -> read(Map.of(key, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(key)
                .hasMessageContaining(allowed);
    }

    @Test
    void theTokenIsNeverShown() {
        assertThat(read(Map.of("landfall.api.token", "open-sesame")).toString()).doesNotContain("open-sesame");
    }

    @Test
    void thePortsOfTheBrokerAreThoseOfItsAddresses() {
        assertThat(BrokerPorts.of("localhost:9092, [::1]:9093,broker")).isEqualTo(Set.of(9092, 9093));
    }

    private static OrchestratorSettings read(Map<String, String> values) {
        Config config = (Config) Proxy.newProxyInstance(
                Config.class.getClassLoader(), new Class<?>[] {Config.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getOptionalValue")) {
                        return Optional.ofNullable(values.get((String) arguments[0]));
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
        return new SettingsReader(config).read();
    }
}
