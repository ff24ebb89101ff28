package dev.landfall.systemtest.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The three WARs started by hand, with no broker until somebody starts it. The driver has an allow-list of its own, 127.0.0.1/32, and a
 * target for commands of others. For one thread.
 */
public final class HandMade implements AutoCloseable {
    public static final String NODE = "by-hand";

    private static final Duration BOOT = Duration.ofSeconds(180);

    private final int brokerPort = Ports.free();
    private final Server orchestrator;
    private final Server driver;
    private final Server target;
    private Broker broker;

    /** Returns when all three are up, ready or not. */
    public HandMade(String defaultTarget) {
        String servers = brokerAddress();
        orchestrator = Server.start("orchestrator", Map.of("LANDFALL_KAFKA_BOOTSTRAP_SERVERS", servers));
        driver = Server.start(
                "driver",
                Map.of(
                        "LANDFALL_KAFKA_BOOTSTRAP_SERVERS", servers,
                        "LANDFALL_NODE_ID", NODE,
                        "LANDFALL_TARGETS_ALLOW", "127.0.0.1/32",
                        "LANDFALL_DRIVER_DEFAULT_TARGET", defaultTarget));
        target = Server.start("target", Map.of());
        try {
            List.of(orchestrator, driver, target).forEach(HandMade::awaitUp);
        } catch (RuntimeException e) {
            System.err.println(tails());
            close();
            throw e;
        }
    }

    private static void awaitUp(Server server) {
        Await.until(
                server.program() + " up",
                BOOT,
                () -> server.api("").get("/health/live").status(),
                status -> status == 200);
    }

    public void startBroker() {
        broker = Broker.start(brokerPort);
    }

    public String brokerAddress() {
        return "127.0.0.1:" + brokerPort;
    }

    /** Orchestrator and driver: those that need the broker. */
    public List<Server> coordinated() {
        return List.of(orchestrator, driver);
    }

    public Server orchestrator() {
        return orchestrator;
    }

    public Api target() {
        return target.api("");
    }

    /** With the token that the orchestrator made for itself. */
    public Api api() {
        try {
            return orchestrator.api(Files.readString(orchestrator.folder().resolve("landfall-data/api-token"))
                    .strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Trials trials() {
        return new Trials(api(), target());
    }

    public RawKafka kafka() {
        return new RawKafka(brokerAddress());
    }

    public String tails() {
        return orchestrator.process().tail()
                + driver.process().tail()
                + target.process().tail();
    }

    @Override
    public void close() {
        List.of(driver, orchestrator, target).forEach(Server::close);
        if (broker != null) {
            broker.close();
        }
    }
}
