package dev.landfall.launcher.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The settings of the one-node broker: reachable from this machine only, with small internal topics and short sessions, because the one
 * node that can take over from it after a crash is the same node started again.
 */
record BrokerSettings(int port, int controllerPort, Path logDir) {
    String text() {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                controller.listener.names=CONTROLLER
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                log.dirs=%3$s
                # A broker that was killed may register again when its old session has ended.
                broker.session.timeout.ms=3000
                broker.heartbeat.interval.ms=500
                auto.create.topics.enable=false
                message.max.bytes=4194304
                replica.fetch.max.bytes=4194304
                num.network.threads=2
                num.io.threads=4
                background.threads=2
                num.recovery.threads.per.data.dir=1
                log.cleaner.dedupe.buffer.size=4194304
                group.initial.rebalance.delay.ms=0
                offsets.topic.num.partitions=1
                offsets.topic.replication.factor=1
                transaction.state.log.num.partitions=1
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                share.coordinator.state.topic.num.partitions=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                """.formatted(port, controllerPort, escaped(logDir));
    }

    Path writeTo(Path directory) {
        try {
            Files.createDirectories(directory);
            return Files.writeString(directory.resolve("server.properties"), text());
        } catch (IOException e) {
            throw new StackFailure("broker: cannot write its settings to " + directory + " (" + e + ")");
        }
    }

    /** A backslash is an escape in a properties file. */
    private static String escaped(Path path) {
        return path.toString().replace("\\", "\\\\");
    }
}
