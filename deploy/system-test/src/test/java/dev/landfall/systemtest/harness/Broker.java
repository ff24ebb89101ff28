package dev.landfall.systemtest.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A one-node Kafka, started by hand with the command and the settings that the README tells, on ports of its own. */
public record Broker(int port, Child process) implements AutoCloseable {
    private static final Duration ACCEPTS = Duration.ofSeconds(60);

    /** Returns when it accepts connections. */
    public static Broker start(int port) {
        return start(port, List.of());
    }

    /** Under another program, such as {@code nice}, that becomes it. */
    public static Broker start(int port, List<String> under) {
        Path folder = Home.newDirectory("broker");
        var broker = new Broker(port, Child.start("broker", folder, Map.of(), commandLine(folder, port, under)));
        Await.until("broker at " + port, ACCEPTS, () -> Ports.answers(port), answers -> answers);
        return broker;
    }

    /** The command that the README tells, under another program if one is given; its data are kept in the folder. */
    public static List<String> commandLine(Path folder, int port, List<String> under) {
        var command = new ArrayList<>(under);
        command.addAll(List.of(
                Home.jdk("java"),
                "-cp",
                Home.file("landfall.jar") + ":" + Home.file("broker") + "/*",
                "dev.landfall.launcher.broker.LocalBroker",
                settings(folder, port).toString()));
        return command;
    }

    /** A broker yet to be started shall also listen there, for clients of a proxy, to which it sends them back. */
    public static void listenBehindProxy(Path folder, int port, int proxyPort) {
        Path file = folder.resolve("broker.properties");
        try {
            String text = Files.readString(file)
                    .replaceFirst("(?m)^listeners=", "listeners=VIA://127.0.0.1:" + port + ",")
                    .replaceFirst(
                            "(?m)^advertised.listeners=", "advertised.listeners=VIA://127.0.0.1:" + proxyPort + ",")
                    .replaceFirst("(?m)^listener.security.protocol.map=", "$0VIA:PLAINTEXT,");
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path settings(Path folder, int port) {
        try {
            String text = Files.readString(Home.file("broker.properties"))
                    .replace(":9092", ":" + port)
                    .replace(":9093", ":" + Ports.free());
            return Files.writeString(folder.resolve("broker.properties"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
