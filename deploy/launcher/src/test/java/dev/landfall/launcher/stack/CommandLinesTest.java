package dev.landfall.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLinesTest {
    @TempDir
    private Path folder;

    private CommandLines lines;

    @BeforeEach
    void lines() {
        lines = lines(Pinning.NONE);
    }

    @Test
    void aServerTakesItsWarItsPrebootFileAndItsPort() {
        List<String> command = lines.command(Member.driver(3, 20_003));

        assertThat(command)
                .startsWith("/jdk/bin/java")
                .containsSubsequence(
                        "-jar",
                        "/lf/payara-micro.jar",
                        "--nohazelcast",
                        "--disablephonehome",
                        "--prebootcommandfile",
                        "/lf/driver.preboot",
                        "--deploy",
                        "/lf/driver.war",
                        "--contextroot",
                        "/",
                        "--port",
                        "20003");
    }

    @Test
    void aPinnedMemberIsStartedByTasksetAndTheOthersAreNot() {
        CommandLines pinned = lines(new Pinning(Map.of(Role.DRIVER, 3)));

        assertThat(pinned.command(Member.driver(1, 20_001))).startsWith("taskset", "-c", "3", "/jdk/bin/java");
        assertThat(pinned.command(new Member("target", Role.TARGET, 20_002))).startsWith("/jdk/bin/java");
    }

    @Test
    void aDriverIsToldItsNameItsBrokerAndAFolderOfItsOwn() {
        assertThat(lines.environment(Member.driver(3, 20_003)))
                .containsOnly(
                        Map.entry("LANDFALL_NODE_ID", "driver-3"),
                        Map.entry("LANDFALL_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9092"),
                        Map.entry(
                                "LANDFALL_DATA_DIR", folder.resolve("driver-3").toString()));
    }

    @Test
    void theOrchestratorOwnsTheDataDirectoryItself() {
        assertThat(lines.environment(new Member("orchestrator", Role.ORCHESTRATOR, 8080)))
                .containsEntry("LANDFALL_DATA_DIR", folder.toString())
                .doesNotContainKey("LANDFALL_NODE_ID");
    }

    @Test
    void theBrokerFindsItsSettingsWithItsPortsOnLoopbackOnly() throws Exception {
        List<String> command = lines.command(new Member("broker", Role.BROKER, 9092));

        Path settings = folder.resolve("broker/server.properties");
        assertThat(command).endsWith("dev.landfall.launcher.broker.LocalBroker", settings.toString());
        assertThat(Files.readString(settings))
                .contains(
                        "advertised.listeners=PLAINTEXT://127.0.0.1:9092\n",
                        "log.dirs=" + folder.resolve("broker/log") + "\n")
                .containsPattern("listeners=PLAINTEXT://127.0.0.1:9092,CONTROLLER://127.0.0.1:[23]\\d{4}\n");
    }

    private CommandLines lines(Pinning pinning) {
        return new CommandLines(
                Path.of("/jdk/bin/java"),
                new Distribution(Path.of("/lf")),
                new DataDir(folder),
                "127.0.0.1:9092",
                pinning);
    }
}
