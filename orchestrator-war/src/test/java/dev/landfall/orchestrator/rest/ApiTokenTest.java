package dev.landfall.orchestrator.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiTokenTest {

    @TempDir
    Path data;

    @Test
    void isMadeOnceReadableByItsOwnerAlone() throws IOException {
        ApiToken.load(data, null);
        Path file = data.resolve("api-token");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file)).matches("[A-Za-z0-9_-]{43}\n");
        assertThat(data.toFile().list()).containsExactly("api-token");
    }

    @Test
    void isReusedAfterwards() throws IOException {
        ApiToken.load(data, null);
        String secret = Files.readString(data.resolve("api-token")).strip();
        assertThat(ApiToken.load(data, null).isIn("Bearer " + secret)).isTrue();
        assertThat(Files.readString(data.resolve("api-token")).strip()).isEqualTo(secret);
    }

    @Test
    void theSettingGoesFirstAndLeavesNoFile() throws IOException {
        ApiToken token = ApiToken.load(data, "open-sesame");
        assertThat(token.isIn("Bearer open-sesame")).isTrue();
        assertThat(token.isIn("bearer open-sesame")).isTrue();
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void acceptsNothingElse() throws IOException {
        ApiToken token = ApiToken.load(data, "open-sesame");
        assertThat(token.isIn(null)).isFalse();
        assertThat(token.isIn("")).isFalse();
        assertThat(token.isIn("Bearer")).isFalse();
        assertThat(token.isIn("Bearer ")).isFalse();
        assertThat(token.isIn("Bearer open-sesam")).isFalse();
        assertThat(token.isIn("Bearer open-sesame2")).isFalse();
        assertThat(token.isIn("Basic open-sesame")).isFalse();
        assertThat(token.isIn("open-sesame")).isFalse();
    }

    @Test
    void anEmptyFileIsRefusedByName() throws IOException {
        Files.writeString(data.resolve("api-token"), "\n");
        assertThatThrownBy(() -> ApiToken.load(data, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("api-token");
    }

    @Test
    void aSettingThatCannotBeAHeaderIsRefusedWithoutShowingIt() {
        assertThatThrownBy(() -> ApiToken.load(data, "two words"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("landfall.api.token")
                .hasMessageNotContaining("two words");
    }
}
