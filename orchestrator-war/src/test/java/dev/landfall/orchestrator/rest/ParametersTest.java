package dev.landfall.orchestrator.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.landfall.orchestrator.report.Samples;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "..",
                "%00",
                "1",
                "11111111-2222-3333-4444-55555555555",
                "x1111111-2222-3333-4444-555555555555"
            })
    void anIdThatIsNoUuidIsRefused(String text) {
        assertProblem(400, "BAD_ID", () -> Parameters.testId(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.5", "one", "1000000000"})
    void theFirstSecondIsAnIndex(String text) {
        assertProblem(400, "BAD_PARAMETER", () -> Parameters.index(text));
    }

    @Test
    void withoutAFirstSecondAllAreMeant() {
        assertThat(Parameters.index(null)).isZero();
        assertThat(Parameters.index("3600")).isEqualTo(3600);
    }

    @Test
    void aUuidMayBeInCapitals() {
        assertThat(Parameters.testId(Samples.TEST.value().toUpperCase(Locale.ROOT)))
                .isEqualTo(Samples.TEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1001", "1.5", "ten", "", "99999999999"})
    void aLimitIsAWholeNumberUpToAThousand(String text) {
        assertProblem(400, "BAD_PARAMETER", () -> Parameters.limit(text));
    }

    @Test
    void aLimitHasADefault() {
        assertThat(Parameters.limit(null)).isEqualTo(50);
        assertThat(Parameters.limit("1000")).isEqualTo(1000);
    }

    @Test
    void aBodyIsReadUpToItsLimit() throws IOException {
        byte[] fits = body(PlanBody.MAX_BYTES);
        assertThat(PlanBody.read(MediaType.APPLICATION_JSON_TYPE, -1, new ByteArrayInputStream(fits)))
                .hasSize(1);
        byte[] large = body(PlanBody.MAX_BYTES + 1);
        assertProblem(
                413,
                "TOO_LARGE",
                () -> PlanBody.read(MediaType.APPLICATION_JSON_TYPE, -1, new ByteArrayInputStream(large)));
        assertProblem(
                413,
                "TOO_LARGE",
                () -> PlanBody.read(MediaType.APPLICATION_JSON_TYPE, large.length, new ByteArrayInputStream(large)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "\"text\"", "{} {}", "", "{\"a\":1,\"a\":2}", "null"})
    void aBodyThatIsNotOneObjectIsBroken(String text) {
        assertProblem(400, "BROKEN_JSON", () -> PlanBody.read(MediaType.APPLICATION_JSON_TYPE, -1, stream(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/json;charset=iso-8859-1", "application/*"})
    void aBodyOfAnotherTypeIsRefused(String type) {
        assertProblem(415, "UNSUPPORTED_MEDIA_TYPE", () -> PlanBody.read(mediaType(type), -1, stream("{}")));
        assertProblem(415, "UNSUPPORTED_MEDIA_TYPE", () -> PlanBody.read(null, -1, stream("{}")));
    }

    private static MediaType mediaType(String text) {
        String[] parts = text.split("[/;]", -1);
        MediaType type = new MediaType(parts[0], parts[1]);
        return parts.length > 2 ? type.withCharset("iso-8859-1") : type;
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] body(int bytes) {
        String frame = "{\"name\":\"\"}";
        return ("{\"name\":\"" + "x".repeat(bytes - frame.length()) + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    private static void assertProblem(int status, String code, ThrowingCallable call) {
        assertThatThrownBy(call).asInstanceOf(type(ProblemException.class)).satisfies(thrown -> {
            assertThat(thrown.problem().status()).isEqualTo(status);
            assertThat(thrown.problem().code()).isEqualTo(code);
        });
    }
}
