package dev.landfall.orchestrator.wiring;

import dev.landfall.lifecycle.NodeId;
import dev.landfall.workload.AllowList;
import dev.landfall.workload.PlanLimits;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.Config;

/** Reads {@link OrchestratorSettings}. Every refusal names the key and what is allowed. */
final class SettingsReader {

    private static final String DEFAULT_TARGETS = "localhost,127.0.0.0/8,::1/128";

    private final Config config;

    SettingsReader(Config config) {
        this.config = config;
    }

    /** @throws IllegalArgumentException naming the key and what is allowed */
    OrchestratorSettings read() {
        return new OrchestratorSettings(
                nodeId(),
                duration("landfall.heartbeat-interval", Duration.ofSeconds(1)),
                duration("landfall.metrics-interval", Duration.ofSeconds(1)),
                AllowList.parse(text(AllowList.KEY).orElse(DEFAULT_TARGETS)),
                limits(),
                dataDirectory(),
                config.getOptionalValue("landfall.api.token", String.class).orElse(null));
    }

    private NodeId nodeId() {
        NodeId nodeId = new NodeId(text("landfall.node.id").orElseGet(SettingsReader::ownName));
        if (!nodeId.isFileName()) {
            throw new IllegalArgumentException(
                    "landfall.node.id must be 1 to 128 letters, digits, '.', '_' or '-', was "
                            + quoted(nodeId.value()));
        }
        return nodeId;
    }

    private static String ownName() {
        String suffix = UUID.randomUUID().toString().substring(0, 8);
        try {
            String host = InetAddress.getLocalHost().getHostName().replaceAll("[^A-Za-z0-9._-]", "-");
            return host.substring(0, Math.min(host.length(), 100)) + "-" + suffix;
        } catch (UnknownHostException e) {
            return "orchestrator-" + suffix;
        }
    }

    private PlanLimits limits() {
        PlanLimits standard = PlanLimits.DEFAULT;
        double rate = number("landfall.driver.max-rate", standard.maxRate());
        double connections = number("landfall.driver.max-connections", standard.maxConnections());
        if (connections != Math.rint(connections) || connections > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "landfall.driver.max-connections must be a whole number, was " + connections);
        }
        return new PlanLimits(
                rate, (int) connections, duration("landfall.driver.max-duration", standard.maxDuration()));
    }

    private Path dataDirectory() {
        String text = text("landfall.data-dir").orElse("./landfall-data");
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("landfall.data-dir must be a directory, was " + quoted(text), e);
        }
    }

    private Duration duration(String key, Duration standard) {
        Optional<String> text = text(key);
        try {
            return text.map(Duration::parse).orElse(standard);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    key + " must be a duration such as PT1S, was " + quoted(text.orElse("")), e);
        }
    }

    private double number(String key, double standard) {
        Optional<String> text = text(key);
        try {
            double number = text.isPresent() ? Double.parseDouble(text.get()) : standard;
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(key + " must be a number, was " + quoted(text.orElse("")), e);
        }
        throw new IllegalArgumentException(key + " must be a finite number");
    }

    private Optional<String> text(String key) {
        return config.getOptionalValue(key, String.class).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static String quoted(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ");
        return '"' + (line.length() > 100 ? line.substring(0, 100) + "…" : line) + '"';
    }
}
