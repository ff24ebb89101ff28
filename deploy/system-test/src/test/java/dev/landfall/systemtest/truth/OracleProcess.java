package dev.landfall.systemtest.truth;

import dev.landfall.systemtest.harness.Await;
import dev.landfall.systemtest.harness.Child;
import dev.landfall.systemtest.harness.Home;
import dev.landfall.systemtest.harness.Ports;
import dev.landfall.systemtest.harness.SmallJvm;
import dev.landfall.systemtest.oracle.OracleLog;
import dev.landfall.systemtest.oracle.OracleMain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;

/** The oracle in a JVM of its own. Closing it ends it; its log is there afterwards. */
record OracleProcess(int port, Path file, Child process) implements AutoCloseable {
    private static final Duration UP = Duration.ofSeconds(20);

    static OracleProcess start(OracleSettings settings) {
        Path folder = Home.newDirectory("oracle");
        Path file = folder.resolve("oracle.txt");
        int port = Ports.free();
        var command = new ArrayList<>(Cores.aheadOfOthers());
        command.addAll(SmallJvm.command(
                OracleMain.class,
                port,
                file,
                settings.periodNanos(),
                settings.freezeNanos(),
                settings.leastDelayNanos(),
                settings.mostDelayNanos()));
        var oracle = new OracleProcess(port, file, Child.start("oracle", folder, Map.of(), command));
        Await.until("oracle at " + port, UP, () -> Ports.answers(port), answers -> answers);
        return oracle;
    }

    String url() {
        return "http://127.0.0.1:" + port + "/oracle";
    }

    /** Ends it and reads what it wrote down. */
    OracleLog end() {
        close();
        if (!Files.exists(file)) {
            throw new AssertionError("the oracle left no log; it said\n" + process.tail());
        }
        return OracleLog.read(file);
    }

    @Override
    public void close() {
        process.close();
    }
}
