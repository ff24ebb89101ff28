package dev.landfall.launcher.bench;

import dev.landfall.launcher.client.Access;
import dev.landfall.launcher.client.Orchestrator;
import dev.landfall.launcher.stack.DataDir;
import dev.landfall.launcher.stack.Distribution;
import dev.landfall.launcher.stack.Keeper;
import dev.landfall.launcher.stack.Ports;
import dev.landfall.launcher.stack.Role;
import dev.landfall.launcher.stack.StackPlan;
import dev.landfall.launcher.stack.StackState;
import dev.landfall.launcher.stack.StackState.Running;
import dev.landfall.launcher.stack.Tokens;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One comparison: brings up a whole stack and a server, lets the driver and the peers take turns, and takes everything down again, also
 * when this program is told to end before. All traffic stays on the loopback address. Not thread-safe.
 */
public final class Bench implements AutoCloseable {
    private final BenchOrder order;
    private final Consumer<String> say;
    private final Belongings belongings = new Belongings();
    private final Cores cores = Cores.ofThisMachine();
    private final Distribution distribution = Distribution.ofThisProgram();
    private final Path folder = TemporaryFolder.create();
    private volatile boolean failed;

    /** @param say hears how it goes, a line each */
    public Bench(BenchOrder order, Consumer<String> say) {
        this.order = order;
        this.say = say;
        belongings.add(this::leaveFolder);
    }

    /**
     * Makes the comparison; takes about rounds × (settling + seconds × (1 + peers)) and the start of a stack.
     *
     * @param environment for the token of the orchestrator
     * @throws BenchFailure saying what went wrong
     */
    public BenchResult run(Map<String, String> environment) throws InterruptedException {
        try {
            return started(environment);
        } catch (RuntimeException failure) {
            failed = !belongings.isInterrupted();
            throw failure;
        }
    }

    private BenchResult started(Map<String, String> environment) throws InterruptedException {
        cores.takeThisProcessAside();
        say.accept(cores.line());
        var data = new DataDir(folder.resolve("data"));
        boolean target = order.server() == ServerKind.TARGET;
        Keeper keeper = Keeper.of(new StackPlan(data, 0, 1, null, cores.ofStack(), target), distribution, say);
        belongings.add(keeper::close);
        keeper.start();
        StackState state = keeper.state();
        Server server = target ? ourTarget(state) : Nginx.start(folder, new Ports().free(), cores, belongings);
        say.accept("server: " + server.name() + " at " + server.url());
        URI orchestrator = URI.create(one(state, Role.ORCHESTRATOR).member().url());
        var drivers = new DriverRuns(
                new Orchestrator(new Access(orchestrator, Tokens.of(environment, data))),
                one(state, Role.DRIVER).id().pid());
        return compare(server, drivers, new PeerRuns(folder, cores, belongings));
    }

    /** After a failure its logs are what tells why. */
    private void leaveFolder() {
        if (failed) {
            say.accept("what was logged stays in " + folder);
        } else {
            TemporaryFolder.delete(folder);
        }
    }

    /** Whether this program was told to end, so that a failure is only what comes of it. */
    public boolean isInterrupted() {
        return belongings.isInterrupted();
    }

    @Override
    public void close() {
        belongings.close();
    }

    private BenchResult compare(Server server, DriverRuns drivers, PeerRuns peers) throws InterruptedException {
        Requests requests = Requests.find(order.peers(), server, drivers, peers);
        var rounds = new ArrayList<Round>();
        for (int number = 1; number <= order.rounds(); number++) {
            rounds.add(round(number, server, drivers, peers, requests));
        }
        Map<Peer, Integer> lengths = new EnumMap<>(Peer.class);
        requests.ofPeers().forEach((peer, bytes) -> lengths.put(peer, bytes.length()));
        List<BenchResult.Fact> facts = Facts.of(order, cores, server, distribution, requests);
        return new BenchResult(
                Instant.now(), order, facts, order.peers(), requests.ofDriver().length(), lengths, rounds);
    }

    /** In every other round the order is turned round, so that what changes slowly hits all alike. */
    private Round round(int number, Server server, DriverRuns drivers, PeerRuns peers, Requests requests)
            throws InterruptedException {
        boolean driverFirst = number % 2 == 1;
        var turns = new ArrayList<>(order.peers());
        if (!driverFirst) {
            Collections.reverse(turns);
        }
        @Nullable Reading driver = driverFirst ? drivers.measure(server, order) : null;
        Map<Peer, Reading> readings = new EnumMap<>(Peer.class);
        for (Peer peer : turns) {
            var load = new PeerLoad(server.url(), requests.of(peer).headers(), order.connections(), order.seconds());
            readings.put(peer, peers.measure(peer, load, server));
        }
        var round = new Round(driver == null ? drivers.measure(server, order) : driver, readings);
        say.accept(Told.round(number, order, round));
        return round;
    }

    private static Server ourTarget(StackState state) {
        Running target = one(state, Role.TARGET);
        return new Server(
                "Landfall's target WAR, GET /ping",
                target.member().url() + "/ping",
                List.of(target.id().pid()));
    }

    private static Running one(StackState state, Role role) {
        return state.processes().stream()
                .filter(running -> running.member().role() == role)
                .findFirst()
                .orElseThrow();
    }
}
