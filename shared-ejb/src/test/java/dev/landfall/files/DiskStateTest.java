package dev.landfall.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskStateTest {

    @TempDir
    Path directory;

    @Test
    void aDiskIsNamedByWhatTheSystemSaysOfIt() {
        assertThat(DiskState.of(new IOException("No space left on device"))).isEqualTo(DiskState.FULL);
        assertThat(DiskState.of(new FileSystemException("/x", null, "Disk quota exceeded")))
                .isEqualTo(DiskState.FULL);
        assertThat(DiskState.of(new FileSystemException("/x", null, "Read-only file system")))
                .isEqualTo(DiskState.READ_ONLY);
        assertThat(DiskState.of(new AccessDeniedException("/x"))).isEqualTo(DiskState.READ_ONLY);
        assertThat(DiskState.of(new IOException("Input/output error"))).isEqualTo(DiskState.FAILING);
    }

    @Test
    void whatIsWrittenTakesTheOldOnesPlaceAndLeavesNothingAside() throws IOException {
        Path file = directory.resolve("one.json");
        SafeFile.write(file, new byte[] {1});
        SafeFile.write(file, new byte[] {1, 2});
        assertThat(Files.readAllBytes(file)).containsExactly(1, 2);
        try (var names = Files.list(directory)) {
            assertThat(names).containsExactly(file);
        }
    }
}
