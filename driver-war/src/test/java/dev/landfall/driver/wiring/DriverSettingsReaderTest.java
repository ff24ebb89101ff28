package dev.landfall.driver.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landfall.driver.core.DriverSettings;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriverSettingsReaderTest {

    @Test
    void nothingNeedsToBeSet() {
        DriverSettings settings = read(Map.of());

        assertThat(settings.nodeId().isFileName()).isTrue();
        assertThat(settings.heartbeatInterval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.metricsInterval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.lease()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.limits().maxRate()).isEqualTo(200_000);
        assertThat(settings.limits().maxConnections()).isEqualTo(10_000);
        assertThat(settings.limits().maxDuration()).isEqualTo(Duration.ofHours(120));
        assertThat(settings.defaultTarget()).isEmpty();
        assertThat(settings.version()).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(settings.nodeIp()).isNotBlank();
        List<InetAddress> loopback = List.of(InetAddress.getLoopbackAddress());
        assertThat(settings.allowed().refusal("localhost", 80, loopback, settings.guardedPorts()))
                .isEmpty();
        assertThat(settings.allowed().refusal("localhost", 9092, loopback, settings.guardedPorts()))
                .isPresent();
    }

    @Test
    void twoProcessesOfOneMachineHaveTwoNamesAndTwoIncarnations() {
        assertThat(read(Map.of()).nodeId()).isNotEqualTo(read(Map.of()).nodeId());
        assertThat(read(Map.of()).incarnation()).isNotEqualTo(read(Map.of()).incarnation());
    }

    @Test
    void whatIsSetIsTaken() {
        DriverSettings settings = read(Map.of(
                "landfall.node.id", "driver-7",
                "landfall.lease", "PT90S",
                "landfall.driver.max-rate", "500",
                "landfall.driver.default-target", "http://localhost:8081/ping"));

        assertThat(settings.nodeId().value()).isEqualTo("driver-7");
        assertThat(settings.lease()).isEqualTo(Duration.ofSeconds(90));
        assertThat(settings.limits().maxRate()).isEqualTo(500);
        assertThat(settings.defaultTarget()).contains(URI.create("http://localhost:8081/ping"));
    }

    @ParameterizedTest
    @CsvSource({
        "landfall.node.id, a/b",
        "landfall.heartbeat-interval, PT0S",
        "landfall.heartbeat-interval, 1000",
        "landfall.metrics-interval, PT0.5S",
        "landfall.lease, PT1S",
        "landfall.targets.allow, 'localhost,10.0.0.0/40'",
        "landfall.driver.max-rate, fast",
        "landfall.driver.max-rate, 0",
        "landfall.driver.max-connections, 1.5",
        "landfall.driver.max-connections, 0",
        "landfall.driver.max-duration, PT0S",
        "landfall.driver.default-target, ftp://localhost/",
        "landfall.driver.default-target, http://user@localhost/"
    })
    void aFaultyValueIsNamedByItsKey(String key, String value) {
        assertThatThrownBy(() -> read(Map.of(key, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(key);
    }

    @Test
    void eventLoopsAreAWholeNumberOfAtLeastOne() {
        assertThat(reader(Map.of()).engine().eventLoops()).isPositive();
        assertThat(reader(Map.of("landfall.driver.event-loops", "3")).engine().eventLoops())
                .isEqualTo(3);
        assertThatThrownBy(
                        () -> reader(Map.of("landfall.driver.event-loops", "0")).engine())
                .hasMessageContaining("landfall.driver.event-loops must be a whole number of at least 1");
    }

    @Test
    void secretsHaveKeysOfTheirOwn() {
        ConfigSecrets secrets = new ConfigSecrets(new MapConfig(Map.of("landfall.secret.shop", "s")));

        assertThat(secrets.value("shop")).contains("s");
        assertThat(secrets.value("other")).isEmpty();
    }

    @Test
    void thePortsOfAllBrokersAreKnown() {
        assertThat(BrokerPorts.of("a:9092, b:9093,[::1]:9094,c")).isEqualTo(Set.of(9092, 9093, 9094));
    }

    private static DriverSettings read(Map<String, String> values) {
        return reader(values).driver(BrokerPorts.of("localhost:9092"));
    }

    private static DriverSettingsReader reader(Map<String, String> values) {
        return new DriverSettingsReader(new MapConfig(values));
    }
}
