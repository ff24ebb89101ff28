package dev.landfall.systemtest.faults;

import dev.landfall.systemtest.harness.Api;
import dev.landfall.systemtest.harness.Await;
import dev.landfall.systemtest.harness.Home;
import dev.landfall.systemtest.harness.Ports;
import dev.landfall.systemtest.harness.SmallJvm;
import dev.landfall.systemtest.oracle.Sighting;
import dev.landfall.systemtest.oracle.WitnessMain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The target of these trials, in a JVM of its own: it knows every request, by test, driver and sequence, whoever dies. For one thread. */
final class Witness implements AutoCloseable {
    private static final Duration UP = Duration.ofSeconds(20);

    private final Path file;
    private final Member process;

    private Witness(Path file, Member process) {
        this.file = file;
        this.process = process;
    }

    static Witness start() {
        Path folder = Home.newDirectory("witness");
        Path file = folder.resolve("sightings.txt");
        int port = Ports.free();
        var process = new Member("witness", port, folder, Map.of(), SmallJvm.command(WitnessMain.class, port, file));
        var witness = new Witness(file, process);
        witness.awaitUp();
        return witness;
    }

    void awaitUp() {
        Await.until("witness at " + process.port(), UP, () -> Ports.answers(process.port()), answers -> answers);
    }

    Member process() {
        return process;
    }

    String url() {
        return "http://127.0.0.1:" + process.port() + "/";
    }

    /** Where it tells its counts, as the sample target does. */
    Api api() {
        return new Api("http://127.0.0.1:" + process.port(), "");
    }

    /** All requests of a test so far, those of its warm-up left out, in the order they came. */
    List<Sighting> of(String testId) {
        return Files.exists(file)
                ? Sighting.read(file).stream()
                        .filter(sighting -> sighting.test().equals(testId) && !sighting.warmUp())
                        .toList()
                : List.of();
    }

    @Override
    public void close() {
        process.close();
    }
}
