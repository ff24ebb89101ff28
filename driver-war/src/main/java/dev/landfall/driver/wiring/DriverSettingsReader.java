package dev.landfall.driver.wiring;

import dev.landfall.driver.core.DriverSettings;
import dev.landfall.driver.engine.EngineSettings;
import dev.landfall.lifecycle.Incarnation;
import dev.landfall.lifecycle.InvalidPlan;
import dev.landfall.lifecycle.NodeId;
import dev.landfall.workload.AllowList;
import dev.landfall.workload.Faults;
import dev.landfall.workload.PlanDraft;
import dev.landfall.workload.PlanLimits;
import dev.landfall.workload.PlanRules;
import dev.landfall.workload.TestType;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/** Reads the driver's settings. Every refusal is an {@link IllegalArgumentException} that names the key and what is allowed. */
final class DriverSettingsReader {

    private static final String DEFAULT_TARGETS = "localhost,127.0.0.0/8,::1/128";
    private static final String DATA_DIR = "landfall.data-dir";
    private static final String NODE_ID = "landfall.node.id";
    private static final String DEFAULT_TARGET = "landfall.driver.default-target";

    private final ConfigValues values;
    private final int cores = Runtime.getRuntime().availableProcessors();

    DriverSettingsReader(Config config) {
        this.values = new ConfigValues(config);
    }

    /**
     * Reads who this driver is and what it may do; each call makes a new incarnation.
     *
     * @param guardedPorts of the broker
     */
    DriverSettings driver(Set<Integer> guardedPorts) {
        PlanLimits limits = limits();
        return new DriverSettings(
                nodeId(),
                OwnAddress.find(),
                Incarnation.random(),
                Version.read(),
                cores,
                limits,
                values.duration("landfall.heartbeat-interval", Duration.ofSeconds(1)),
                values.duration("landfall.metrics-interval", Duration.ofSeconds(1)),
                values.duration("landfall.lease", Duration.ofSeconds(30)),
                AllowList.parse(values.text(AllowList.KEY).orElse(DEFAULT_TARGETS)),
                guardedPorts,
                defaultTarget(limits));
    }

    EngineSettings engine() {
        int loops = values.whole("landfall.driver.event-loops", 1, Math.max(1, cores - 1));
        return EngineSettings.of(loops, Version.read());
    }

    Path dataDirectory() {
        String text = values.text(DATA_DIR).orElse("./landfall-data");
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw ConfigValues.faulty(DATA_DIR, "a directory", text);
        }
    }

    private PlanLimits limits() {
        PlanLimits standard = PlanLimits.DEFAULT;
        return new PlanLimits(
                values.number("landfall.driver.max-rate", standard.maxRate()),
                values.whole("landfall.driver.max-connections", 1, standard.maxConnections()),
                values.duration("landfall.driver.max-duration", standard.maxDuration()));
    }

    private NodeId nodeId() {
        NodeId nodeId = new NodeId(values.text(NODE_ID).orElseGet(DriverSettingsReader::ownName));
        if (!nodeId.isFileName()) {
            throw ConfigValues.faulty(NODE_ID, "1 to 128 letters, digits, '.', '_' or '-'", nodeId.value());
        }
        return nodeId;
    }

    private static String ownName() {
        String suffix = Incarnation.random().value().substring(0, 8);
        try {
            String host = InetAddress.getLocalHost().getHostName().replaceAll("[^A-Za-z0-9._-]", "-");
            return host.substring(0, Math.min(host.length(), 100)) + "-" + suffix;
        } catch (UnknownHostException e) {
            return "driver-" + suffix;
        }
    }

    private Optional<URI> defaultTarget(PlanLimits limits) {
        return values.text(DEFAULT_TARGET).map(text -> checkedTarget(text, limits));
    }

    /** By the rules of a plan's {@code target.url}, for that is what it becomes. */
    private static URI checkedTarget(String url, PlanLimits limits) {
        var target = PlanDraft.TargetDraft.of(url, null);
        PlanDraft draft = PlanDraft.ofPublicFields(TestType.AVALANCHE, null, target, 1);
        try {
            return new PlanRules(limits, new Faults()).toPlan(draft).target().url();
        } catch (InvalidPlan e) {
            throw new IllegalArgumentException(
                    DEFAULT_TARGET + " " + e.faults().get(0).message(), e);
        }
    }
}
