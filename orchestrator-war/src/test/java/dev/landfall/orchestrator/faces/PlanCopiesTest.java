package dev.landfall.orchestrator.faces;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PlanCopiesTest {

    private static final JsonObject PLAN = Json.createObjectBuilder()
            .add("name", "it's $(touch x) `y` \"z\" \\ PLAN\nPLAN\n")
            .build();

    @Test
    void jsonIsReadBackTheSame() {
        assertThat(read(PlanCopies.json(PLAN))).isEqualTo(PLAN);
    }

    /** Whatever a name holds is one word to a shell: nothing of it is run. */
    @Test
    void aShellGivesThePlanOnAsItIs() throws Exception {
        assertThat(read(shell("curl() { while [ \"$1\" != -d ]; do shift; done; printf %s \"$2\"; }\n"
                        + PlanCopies.curl(PLAN, "http://127.0.0.1:8080"))))
                .isEqualTo(PLAN);
        assertThat(read(shell("landfall() { cat \"$2\"; }\n" + PlanCopies.command(PLAN))))
                .isEqualTo(PLAN);
    }

    private static String shell(String script) throws Exception {
        Process sh =
                new ProcessBuilder("sh", "-c", script).redirectErrorStream(true).start();
        String printed = new String(sh.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(sh.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return printed;
    }

    private static JsonObject read(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
