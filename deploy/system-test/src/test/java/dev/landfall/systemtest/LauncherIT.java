package dev.landfall.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.systemtest.harness.Await;
import dev.landfall.systemtest.harness.Child;
import dev.landfall.systemtest.harness.Cli;
import dev.landfall.systemtest.harness.Home;
import dev.landfall.systemtest.harness.Pids;
import dev.landfall.systemtest.harness.Ports;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The launcher itself in bad moments. */
@Order(1)
class LauncherIT {
    private static final Duration STARTED = Duration.ofSeconds(60);
    private static final Duration GONE = Duration.ofSeconds(20);

    /** In mid-start, when all members have a process and none is ready: nobody but the launcher knows of them. */
    @Test
    void aLauncherThatIsKilledTakesEverythingWithIt() {
        Path data = Home.newDirectory("killed");
        var command = Cli.command("up", "--drivers", "1", "--port", "" + Ports.free(), "--data", data.toString());
        try (var launcher = Child.start("up", data, Map.of(), command)) {
            List<Long> members = Await.until(
                    "four processes of the launcher",
                    STARTED,
                    () -> descendants(launcher.pid()),
                    pids -> javas(pids) >= 4);
            launcher.kill();
            try {
                Pids.awaitGone(members, GONE);
            } finally {
                members.forEach(Pids::kill);
            }
        }
    }

    private static List<Long> descendants(long pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .map(ProcessHandle::pid)
                .toList();
    }

    private static long javas(List<Long> pids) {
        return pids.stream()
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .flatMap(process -> process.info().command().stream())
                .filter(program -> program.endsWith("/java"))
                .count();
    }

    @Test
    void aBrokerThatIsNotThereIsSaidInOneLineAndIsThree() {
        String data = Home.newDirectory("no-broker").toString();
        String nowhere = "127.0.0.1:" + Ports.free();
        Cli.Said said = Cli.run("up", "-d", "--kafka", nowhere, "--port", "" + Ports.free(), "--data", data);
        assertThat(said.expect(3).err().lines()).hasSize(1).allMatch(line -> line.contains(nowhere));
    }

    @Test
    void withoutAStackStatusIsThreeAndDownIsHarmless() {
        String data = Home.newDirectory("nothing").toString();
        Cli.run("status", "--data", data).expect(3);
        Cli.run("down", "--data", data).expect(0);
    }

    @Test
    void aTakenPortIsSaidInOneLine() throws Exception {
        String data = Home.newDirectory("taken").toString();
        int port = Ports.free();
        try (var taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            Cli.Said said = Cli.run("up", "-d", "--drivers", "1", "--port", "" + port, "--data", data);
            assertThat(said.exitCode()).as("%s", said).isNotZero();
            assertThat(said.err()).as("%s", said).contains("" + taken.getLocalPort());
            assertThat(said.err().lines()).as("%s", said).hasSize(1);
        }
    }
}
