package dev.landfall.launcher.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import kafka.Kafka;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * Runs one Kafka node, broker and controller in one, in this process until it is told to end; formats its storage first when that is new,
 * which saves the start of another JVM. One argument: the properties file. Ends with an exception when the storage cannot be written.
 */
public final class LocalBroker {
    /** Kept here because the log manager holds its loggers weakly and would forget the levels. */
    private static final Map<Logger, Level> LEVELS = Map.of(
            Logger.getLogger(""), Level.WARNING,
            Logger.getLogger("kafka.server.BrokerServer"), Level.INFO,
            Logger.getLogger("kafka.server.KafkaRaftServer"), Level.INFO,
            Logger.getLogger("kafka.server.ControllerServer"), Level.INFO,
            Logger.getLogger("kafka.utils.Logging"), Level.INFO);

    private LocalBroker() {}

    public static void main(String[] args) throws Exception {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tL %4$s %3$s %5$s%6$s%n");
        LEVELS.forEach(Logger::setLevel);
        formatIfNew(settings(Path.of(args[0])));
        Kafka.main(new String[] {args[0]});
    }

    private static Properties settings(Path file) throws IOException {
        var settings = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            settings.load(reader);
        }
        return settings;
    }

    private static void formatIfNew(Properties settings) throws Exception {
        String directory = Objects.requireNonNull(settings.getProperty("log.dirs"), "log.dirs");
        if (Files.exists(Path.of(directory, "meta.properties"))) {
            return;
        }
        Files.createDirectories(Path.of(directory));
        new Formatter()
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(Integer.parseInt(settings.getProperty("node.id")))
                .setDirectories(List.of(directory))
                .setMetadataLogDirectory(directory)
                .setControllerListenerName(settings.getProperty("controller.listener.names"))
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .run();
    }
}
