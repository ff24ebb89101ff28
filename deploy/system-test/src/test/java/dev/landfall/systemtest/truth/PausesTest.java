package dev.landfall.systemtest.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.landfall.systemtest.truth.Pauses.Pause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PausesTest {

    @Test
    void readsEveryPauseAndWhoAskedForIt(@TempDir Path folder) throws IOException {
        Path log = Files.writeString(folder.resolve("gc.log"), """
                [0.012s] Using Serial
                [10.500s] GC(7) Pause Young (Allocation Failure) 80M->20M(247M) 4.321ms
                [60.250s] GC(8) Pause Full (Diagnostic Command) 60M->40M(247M) 88.100ms
                [61.000s] GC(9) Concurrent Mark Cycle 12.000ms
                """);
        Pauses pauses = Pauses.read(log);
        assertThat(pauses.askedFor())
                .extracting(Pause::atSeconds, Pause::leftMib, Pause::millis)
                .containsExactly(tuple(60.25, 40.0, 88.1));
        assertThat(pauses.itsOwn(0, 100)).extracting(Pause::millis).containsExactly(4.321);
        assertThat(pauses.itsOwn(11, 100)).isEmpty();
    }
}
