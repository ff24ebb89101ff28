package dev.landfall.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PlanOptionsTest {

    @TempDir
    Path folder;

    @Test
    void saysHowTheTargetIsAsked() {
        JsonObject target = target(
                "--url=http://h/",
                "--insecure",
                "--follow-redirects",
                "--timeout=2s",
                "--connect-timeout=300ms",
                "--first-byte-timeout=1s");
        assertThat(target)
                .containsEntry("insecure", JsonValue.TRUE)
                .containsEntry("follow_redirects", JsonValue.TRUE)
                .containsEntry("timeout_ms", Json.createValue(2000))
                .containsEntry("connect_timeout_ms", Json.createValue(300))
                .containsEntry("first_byte_timeout_ms", Json.createValue(1000));
    }

    @Test
    void leavesToTheOrchestratorWhatIsNotSaid() {
        assertThat(target("--url=http://h/")).containsOnlyKeys("url");
    }

    @Test
    void aBodyTakesThePlaceOfThePlansWhateverItsForm() throws IOException {
        Path bytes = Files.write(folder.resolve("b"), new byte[] {0, -1, 10});
        String plan = Files.writeString(folder.resolve("p"), "{\"target\":{\"body\":\"old\"}}")
                .toString();
        String encoded = Files.writeString(folder.resolve("q"), "{\"target\":{\"body_base64\":\"YQ==\"}}")
                .toString();
        assertThat(target(plan, "--body-file=" + bytes))
                .containsEntry("body_base64", Json.createValue("AP8K"))
                .doesNotContainKey("body");
        assertThat(target(encoded, "--body=new"))
                .containsEntry("body", Json.createValue("new"))
                .doesNotContainKey("body_base64");
        assertThat(target(encoded)).containsEntry("body_base64", Json.createValue("YQ=="));
    }

    @Test
    void aRequestHasOneBodyAndItsFileMustBeThere() {
        assertThatThrownBy(() -> target("--body=a", "--body-file=b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one body");
        assertThatThrownBy(() -> target("--body-file=" + folder.resolve("missing")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--body-file");
    }

    private static JsonObject target(String... options) {
        return CommandLine.populateCommand(new PlanOptions(), options).plan().getJsonObject("target");
    }
}
