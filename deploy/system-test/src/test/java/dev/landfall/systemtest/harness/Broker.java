package dev.landfall.systemtest.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A one-node Kafka, started by hand with Kafka's own tools and settings of nobody's making but this test's. */
public record Broker(int port, Child process) implements AutoCloseable {
    private static final Duration FORMATTED = Duration.ofSeconds(60);
    private static final Duration ACCEPTS = Duration.ofSeconds(60);

    /** Returns when it accepts connections. */
    public static Broker start(int port) {
        Path folder = Home.newDirectory("broker");
        Path settings = settings(folder, port, Ports.free());
        String classPath = Home.file("broker") + "/*";
        var format = List.of(
                Home.jdk("java"),
                "-cp",
                classPath,
                "kafka.tools.StorageTool",
                "format",
                "--cluster-id",
                "bGFuZGZhbGwtc3lzdGVtLQ",
                "--config",
                settings.toString());
        Child formatting = Child.start("format", folder, Map.of(), format);
        if (formatting.awaitEnd(FORMATTED) != 0) {
            throw new AssertionError("the storage could not be formatted:\n" + formatting.tail());
        }
        var run = List.of(
                Home.jdk("java"), "-Xmx256m", "-XX:+UseSerialGC", "-cp", classPath, "kafka.Kafka", settings.toString());
        var broker = new Broker(port, Child.start("broker", folder, Map.of(), run));
        Await.until("broker at " + port, ACCEPTS, () -> Ports.answers(port), answers -> answers);
        return broker;
    }

    private static Path settings(Path folder, int port, int controllerPort) {
        String text = """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                controller.listener.names=CONTROLLER
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                log.dirs=%3$s
                auto.create.topics.enable=false
                message.max.bytes=4194304
                offsets.topic.replication.factor=1
                """.formatted(port, controllerPort, folder.resolve("log"));
        try {
            return Files.writeString(folder.resolve("server.properties"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.close();
    }
}
