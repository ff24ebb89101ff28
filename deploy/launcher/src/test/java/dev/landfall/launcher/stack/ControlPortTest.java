package dev.landfall.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landfall.launcher.stack.StackState.Keeper;
import dev.landfall.launcher.stack.StackState.ProcessId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Keeper and shell, with everything between them real. */
@Timeout(60)
class ControlPortTest {
    private final List<String> obeyed = new ArrayList<>();
    private final List<String> shown = new ArrayList<>();
    private ControlPort port;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() {
        port = new ControlPort("key", (words, answer) -> {
            obeyed.add(String.join(" ", words));
            answer.accept("working");
            if (words.get(0).equals("restart")) {
                throw new StackFailure(StackFailure.Kind.USAGE, "no member is called " + words.get(1));
            }
        });
        port.open();
    }

    @AfterEach
    void close() {
        port.close();
    }

    @Test
    void showsWhatTheKeeperSaysMeanwhile() {
        stack("key").command(shown::add, "scale", "8");

        assertThat(obeyed).containsExactly("scale 8");
        assertThat(shown).containsExactly("working");
    }

    @Test
    void aFailureOfTheKeeperIsTheShellsFailure() {
        assertThatThrownBy(() -> stack("key").command(shown::add, "restart", "nobody"))
                .isInstanceOf(StackFailure.class)
                .hasMessage("no member is called nobody")
                .extracting(failure -> ((StackFailure) failure).kind())
                .isEqualTo(StackFailure.Kind.USAGE);
    }

    @Test
    void withoutTheKeyNothingIsObeyed() {
        assertThatThrownBy(() -> stack("guess").command(shown::add, "down")).isInstanceOf(StackFailure.class);

        assertThat(obeyed).isEmpty();
    }

    private LocalStack stack(String key) {
        var data = new DataDir(folder);
        var keeper = new Keeper(ProcessId.ofThisProcess(), port.port(), key);
        new StateFile(data.stateFile()).write(new StackState(keeper, "127.0.0.1:9092", folder, List.of()));
        return new LocalStack(data);
    }
}
