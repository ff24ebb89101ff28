package dev.landfall.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.launcher.stack.StackState.Keeper;
import dev.landfall.launcher.stack.StackState.ProcessId;
import dev.landfall.launcher.stack.StackState.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {
    private static final ProcessId ID = new ProcessId(4711, Instant.parse("2026-01-02T03:04:05.678Z"));

    @TempDir
    private Path folder;

    private Path path;
    private StateFile file;

    @BeforeEach
    void file() {
        path = folder.resolve("stack.json");
        file = new StateFile(path);
    }

    @Test
    void readsWhatWasWritten() {
        file.write(state());

        assertThat(file.read()).contains(state());
    }

    @Test
    void onlyItsOwnerMayReadTheKey() throws IOException {
        file.write(state());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
    }

    @Test
    void aFileThatMakesNoSenseIsNoStack() throws IOException {
        Files.writeString(path, "{\"keeper\": 7}");

        assertThat(file.read()).isEmpty();
    }

    @Test
    void noFileIsNoStack() {
        assertThat(file.read()).isEmpty();
    }

    @Test
    void aPidThatWasHandedOutAgainIsAnotherProcess() {
        ProcessId self = ProcessId.ofThisProcess();

        assertThat(self.isAlive()).isTrue();
        assertThat(new ProcessId(self.pid(), self.startedAt().minusSeconds(60)).isAlive())
                .isFalse();
    }

    private StackState state() {
        var driver = new Running(Member.driver(1, 20_001), ID, folder.resolve("driver-1.log"));
        var broker = new Running(new Member("broker", Role.BROKER, 9092), ID, folder.resolve("broker.log"));
        return new StackState(new Keeper(ID, 40_000, "key"), "127.0.0.1:9092", folder, List.of(broker, driver));
    }
}
