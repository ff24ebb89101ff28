package dev.landfall.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ErrorExamplesTest {

    @Test
    void whatTargetsHaveASayInStaysOneShortLine() {
        var examples = new ErrorExamples(
                Map.of(ErrorClass.TLS_CERT, "name\r\nforged line \u202e", ErrorClass.CONNECT_FAILED, "x".repeat(1000)));
        assertThat(examples.byClass().get(ErrorClass.TLS_CERT)).isEqualTo("name??forged line ?");
        assertThat(examples.byClass().get(ErrorClass.CONNECT_FAILED))
                .hasSize(240)
                .endsWith("x...");
    }
}
