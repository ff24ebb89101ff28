package dev.landfall.launcher.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccessTest {
    @Test
    void theEnvironmentComesBeforeTheDataDirectory() {
        var environment = Map.of("LANDFALL_URL", "https://host:1/", "LANDFALL_TOKEN", "a", "LANDFALL_API_TOKEN", "b");

        Access access = Access.of(environment, Optional.of("http://127.0.0.1:20000"), Optional.of("c"));

        assertThat(access.url()).hasToString("https://host:1");
        assertThat(access.token()).isEqualTo("a");
    }

    @Test
    void theTokenOfTheOrchestratorServesTheClientToo() {
        assertThat(Access.of(Map.of("LANDFALL_API_TOKEN", "b"), Optional.empty(), Optional.of("c"))
                        .token())
                .isEqualTo("b");
    }

    @Test
    void withoutAnyOfItTheDefaultPortAndTheTokenInTheDataDirectory() {
        Access access = Access.of(Map.of("LANDFALL_TOKEN", " "), Optional.empty(), Optional.of("c"));

        assertThat(access).isEqualTo(new Access(URI.create("http://127.0.0.1:8080"), "c"));
    }

    @Test
    void saysWhichVariableIsWrong() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Access.of(Map.of("LANDFALL_URL", "localhost:8080"), Optional.empty(), Optional.empty()))
                .withMessageContaining("LANDFALL_URL");
    }
}
