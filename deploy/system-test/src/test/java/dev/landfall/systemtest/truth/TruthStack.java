package dev.landfall.systemtest.truth;

import dev.landfall.systemtest.harness.Api;
import dev.landfall.systemtest.harness.Await;
import dev.landfall.systemtest.harness.Broker;
import dev.landfall.systemtest.harness.Ports;
import dev.landfall.systemtest.harness.RawKafka;
import dev.landfall.systemtest.harness.Server;
import dev.landfall.systemtest.harness.Trials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Broker, orchestrator and drivers as the README starts them by hand, the drivers alone on their core. For one thread. */
final class TruthStack implements AutoCloseable {
    private static final Duration BOOT = Duration.ofSeconds(180);

    private final Broker broker;
    private final Server orchestrator;
    private final List<Server> drivers = new ArrayList<>();

    private TruthStack(Broker broker) {
        this.broker = broker;
        this.orchestrator = Server.start("orchestrator", Ports.free(), kafkaSettings(), Cores.inTheBackground());
    }

    /** Returns when one driver with one event loop, {@code driver-1}, is free. */
    static TruthStack up() {
        Cores.leaveTheDriversCore();
        var stack = new TruthStack(Broker.start(Ports.free(), Cores.inTheBackground()));
        try {
            stack.startDriver("driver-1", Map.of());
            stack.settle("driver-1");
        } catch (RuntimeException | AssertionError e) {
            System.err.println(stack.tails());
            stack.close();
            throw e;
        }
        return stack;
    }

    Server startDriver(String nodeId, Map<String, String> more) {
        var environment = new HashMap<>(kafkaSettings());
        environment.put("LANDFALL_NODE_ID", nodeId);
        environment.put("LANDFALL_DRIVER_EVENT_LOOPS", "1");
        environment.putAll(more);
        Server driver = Server.start("driver", Ports.free(), environment, Cores.ofTheDriver());
        drivers.add(driver);
        return driver;
    }

    private Map<String, String> kafkaSettings() {
        return Map.of("LANDFALL_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + broker.port());
    }

    /** Waits until these drivers are alive and free. */
    void settle(String... nodeIds) {
        Await.until(
                "orchestrator up",
                BOOT,
                () -> orchestrator.api("").get("/health/ready").status(),
                status -> status == 200);
        for (String nodeId : nodeIds) {
            Await.until(
                    nodeId + " alive and free",
                    BOOT,
                    () -> api().drivers().get(nodeId),
                    driver -> driver != null
                            && driver.flag("alive")
                            && driver.text("state").equals("IDLE")
                            && driver.isNull("test_id"));
        }
    }

    Api api() {
        try {
            return orchestrator.api(Files.readString(orchestrator.folder().resolve("landfall-data/api-token"))
                    .strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ledgers are checked against the oracle's log, not over HTTP. */
    Trials trials() {
        return new Trials(api(), new Api("no sample target", ""));
    }

    RawKafka kafka() {
        return new RawKafka("127.0.0.1:" + broker.port());
    }

    String tails() {
        var tails = new StringBuilder(orchestrator.process().tail());
        drivers.forEach(driver -> tails.append(driver.process().tail()));
        return tails.toString();
    }

    @Override
    public void close() {
        drivers.forEach(Server::close);
        orchestrator.close();
        broker.close();
    }
}
