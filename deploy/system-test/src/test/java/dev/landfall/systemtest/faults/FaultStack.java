package dev.landfall.systemtest.faults;

import dev.landfall.systemtest.harness.Answer;
import dev.landfall.systemtest.harness.Api;
import dev.landfall.systemtest.harness.Await;
import dev.landfall.systemtest.harness.Broker;
import dev.landfall.systemtest.harness.Home;
import dev.landfall.systemtest.harness.Ports;
import dev.landfall.systemtest.harness.RawKafka;
import dev.landfall.systemtest.harness.Server;
import dev.landfall.systemtest.harness.Trials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Broker, orchestrator, drivers and witness, each a process of its own that can be killed, frozen and started again. Closing ends them all.
 * For one thread.
 */
final class FaultStack implements AutoCloseable {
    private static final Duration BOOT = Duration.ofSeconds(180);

    /** Their speed is not what is tried here; to be there soon is. */
    private static final String QUICK_START = "-XX:TieredStopAtLevel=1";

    private final Settings settings;
    private final Witness witness = Witness.start();
    private final Link link = new Link();
    private final Member broker;
    private final Member orchestrator;
    private final Map<String, Member> drivers = new LinkedHashMap<>();

    /**
     * @param environment of orchestrator and drivers: settings of Landfall
     * @param orchestratorUnder words before the orchestrator's command, such as those of a program that becomes it
     * @param orchestratorOverLink whether its way to the broker is the {@link Link}
     */
    record Settings(Map<String, String> environment, List<String> orchestratorUnder, boolean orchestratorOverLink) {
        static final Settings DEFAULT = new Settings(Map.of(), List.of());
        static final Settings OVER_LINK = new Settings(Map.of(), List.of(), true);

        Settings {
            environment = Map.copyOf(environment);
            orchestratorUnder = List.copyOf(orchestratorUnder);
        }

        Settings(Map<String, String> environment, List<String> orchestratorUnder) {
            this(environment, orchestratorUnder, false);
        }

        /** With a lease such as {@code PT90S}. */
        static Settings lease(String lease) {
            return new Settings(Map.of("LANDFALL_LEASE", lease), List.of());
        }
    }

    private FaultStack(Settings settings) {
        this.settings = settings;
        int port = Ports.free();
        Path folder = Home.newDirectory("broker");
        List<String> command = Broker.commandLine(folder, port, List.of());
        Broker.listenBehindProxy(folder, link.brokerPort(), link.port());
        this.broker = new Member("broker", port, folder, Map.of(), command);
        this.orchestrator = server(
                "orchestrator",
                "orchestrator",
                settings.orchestratorOverLink() ? overLink() : Map.of(),
                settings.orchestratorUnder());
    }

    /** Returns when {@code driver-1} to {@code driver-n} are alive and free. */
    static FaultStack up(int drivers) {
        return up(drivers, Settings.DEFAULT);
    }

    static FaultStack up(int drivers, Settings settings) {
        var stack = new FaultStack(settings);
        try {
            stack.awaitBroker();
            stack.startDrivers(drivers);
            stack.settle();
        } catch (RuntimeException | AssertionError e) {
            System.err.println(stack.tails());
            stack.close();
            throw e;
        }
        return stack;
    }

    /** The same of processes that start while there is no broker; returns at once, and nothing is ready. */
    static FaultStack withoutBroker(int drivers) {
        var stack = new FaultStack(Settings.DEFAULT);
        stack.broker.kill();
        stack.startDrivers(drivers);
        return stack;
    }

    private void startDrivers(int count) {
        for (int i = 1; i <= count; i++) {
            startDriver("driver-" + i, Map.of(), List.of());
        }
    }

    /** One more driver; it is not waited for. */
    Member startDriver(String nodeId, Map<String, String> more, List<String> under) {
        var environment = new HashMap<>(more);
        environment.put("LANDFALL_NODE_ID", nodeId);
        Member driver = server(nodeId, "driver", environment, under);
        drivers.put(nodeId, driver);
        return driver;
    }

    /** Another process of one of our programs, which belongs to whoever asked for it. */
    Member server(String name, String program, Map<String, String> more, List<String> under) {
        var environment = new HashMap<>(settings.environment());
        environment.put("LANDFALL_KAFKA_BOOTSTRAP_SERVERS", kafka());
        environment.put("JAVA_TOOL_OPTIONS", QUICK_START);
        environment.putAll(more);
        int port = Ports.free();
        return new Member(name, port, Home.newDirectory(name), environment, Server.commandLine(program, port, under));
    }

    /** Ends a driver for good and forgets it. */
    void removeDriver(String nodeId) {
        drivers.remove(nodeId).close();
    }

    /** The way to the broker that can be disturbed. */
    Link link() {
        return link;
    }

    /** The environment of whoever takes that way. */
    Map<String, String> overLink() {
        return Map.of("LANDFALL_KAFKA_BOOTSTRAP_SERVERS", link.address());
    }

    String kafka() {
        return "127.0.0.1:" + broker.port();
    }

    RawKafka rawKafka() {
        return new RawKafka(kafka());
    }

    Member broker() {
        return broker;
    }

    Member orchestrator() {
        return orchestrator;
    }

    Member driver(String nodeId) {
        return drivers.get(nodeId);
    }

    List<String> nodeIds() {
        return List.copyOf(drivers.keySet());
    }

    Witness witness() {
        return witness;
    }

    Api api() {
        return api(orchestrator);
    }

    /** Of another orchestrator. */
    Api api(Member one) {
        return new Api("http://127.0.0.1:" + one.port(), token(one));
    }

    /** Whether the orchestrator is ready, as anybody may ask. */
    int readiness() {
        return health(orchestrator).status();
    }

    /** What one of our programs says of its readiness. */
    static Answer health(Member program) {
        return new Api("http://127.0.0.1:" + program.port(), "").get("/health/ready");
    }

    Trials trials() {
        return new Trials(api(), witness.api());
    }

    private String token(Member one) {
        String given = settings.environment().get("LANDFALL_API_TOKEN");
        if (given != null) {
            return given;
        }
        try {
            return Files.readString(one.folder().resolve("landfall-data/api-token"))
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitBroker() {
        Await.until("broker at " + kafka(), BOOT, () -> Ports.answers(broker.port()), answers -> answers);
    }

    /** Waits until the broker, restarted, says that it serves. */
    void awaitBrokerBack() {
        Await.until("broker back", BOOT, broker::output, said -> said.contains("Kafka Server started"));
    }

    void awaitReady() {
        Await.until("orchestrator ready", BOOT, this::readiness, status -> status == 200);
    }

    /** Heals the link, starts again what is dead and wakes what is frozen; none of it is waited for. */
    void mend() {
        link.heal();
        var all = new ArrayList<>(members());
        all.add(witness.process());
        all.forEach(Member::revive);
    }

    /** Waits until every driver is alive and free, and nobody else is alive. */
    void settle() {
        awaitReady();
        api().awaitFree(nodeIds(), BOOT);
    }

    /** The last that each has said. */
    String tails() {
        var tails = new StringBuilder();
        members().forEach(member -> tails.append(member.tail()));
        return tails.toString();
    }

    private Collection<Member> members() {
        var members = new ArrayList<>(drivers.values());
        members.add(orchestrator);
        members.add(broker);
        return members;
    }

    @Override
    public void close() {
        members().forEach(Member::close);
        link.close();
        witness.close();
    }
}
