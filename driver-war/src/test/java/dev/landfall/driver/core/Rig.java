package dev.landfall.driver.core;

import dev.landfall.lifecycle.DriverState;
import dev.landfall.lifecycle.Epoch;
import dev.landfall.lifecycle.Incarnation;
import dev.landfall.lifecycle.NodeId;
import dev.landfall.lifecycle.Order;
import dev.landfall.lifecycle.Term;
import dev.landfall.lifecycle.TestId;
import dev.landfall.lifecycle.TestState;
import dev.landfall.message.Assignment;
import dev.landfall.message.Command;
import dev.landfall.message.DriverBeat;
import dev.landfall.message.DriverStatus;
import dev.landfall.message.Health;
import dev.landfall.message.LogPosition;
import dev.landfall.message.OrchestratorBeat;
import dev.landfall.message.OrchestratorBeat.RefusedNode;
import dev.landfall.message.OrchestratorBeat.TestOrder;
import dev.landfall.message.Protocol;
import dev.landfall.message.TestConfig;
import dev.landfall.message.Trigger;
import dev.landfall.workload.AllowList;
import dev.landfall.workload.Faults;
import dev.landfall.workload.Plan;
import dev.landfall.workload.PlanDraft;
import dev.landfall.workload.PlanLimits;
import dev.landfall.workload.PlanRules;
import dev.landfall.workload.TestType;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** One driver with everything around it made up, and short words for what an orchestrator may say to it. */
final class Rig {

    static final NodeId NODE = new NodeId("driver-a");
    static final NodeId OTHER = new NodeId("driver-b");
    static final Incarnation SELF = new Incarnation("a1");
    static final TestId TEST = new TestId("11111111-1111-4111-8111-111111111111");
    static final TestId SECOND = new TestId("22222222-2222-4222-8222-222222222222");

    final ManualClock clock = new ManualClock();
    final FakeBroker broker = new FakeBroker(clock);
    final FakeEngine engine = new FakeEngine();
    final Map<String, List<InetAddress>> names = new HashMap<>();
    final Map<String, String> secrets = new HashMap<>();
    final FakeCounterStore counters = new FakeCounterStore();
    final DriverNode driver;
    Term term = Term.FIRST;
    Epoch epoch = Epoch.FIRST;

    Rig() {
        this(Optional.empty());
    }

    Rig(Optional<URI> defaultTarget) {
        names.put("localhost", List.of(address("127.0.0.1")));
        names.put("elsewhere.test", List.of(address("203.0.113.9")));
        DriverSettings settings = new DriverSettings(
                NODE,
                "10.0.0.7",
                SELF,
                "0.1.0",
                4,
                new PlanLimits(1000, 100, Duration.ofHours(1)),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(30),
                AllowList.parse("localhost,127.0.0.0/8,::1/128"),
                Set.of(9092),
                defaultTarget);
        driver = new DriverNode(
                settings,
                new DriverPorts(
                        engine,
                        broker,
                        this::resolve,
                        name -> Optional.ofNullable(secrets.get(name)),
                        clock,
                        () -> new Health(0.1, 0, 1),
                        () -> new Health(0.2, 3, 2),
                        counters));
    }

    /** A driver that listens, is registered and knows the broker's clock. */
    static Rig listening() {
        Rig rig = new Rig();
        rig.driver.onListening();
        return rig;
    }

    /** The same with a test at READY. */
    static Rig ready() {
        Rig rig = listening();
        rig.send(rig.config(plan(10, "http://localhost:8081/ping")));
        rig.beat(rig.hold());
        return rig;
    }

    /** The same with a test that runs: start instant reached. */
    static Rig running() {
        Rig rig = ready();
        rig.send(rig.trigger(rig.clock.broker().plusSeconds(2)));
        rig.seconds(2);
        return rig;
    }

    private CompletableFuture<List<InetAddress>> resolve(String host) {
        List<InetAddress> found = names.get(host);
        return found == null
                ? CompletableFuture.failedFuture(new UnknownHostException(host))
                : CompletableFuture.completedFuture(found);
    }

    /** Lets seconds pass, with the timers and the poll loop of a driver, and an orchestrator that lists the running test. */
    void seconds(int count) {
        for (int i = 0; i < count; i++) {
            silentSeconds(1);
            beat(run());
        }
    }

    /** Lets seconds pass with nobody else alive. */
    void silentSeconds(int count) {
        for (int i = 0; i < count; i++) {
            clock.advance(Duration.ofSeconds(1));
            driver.onPoll();
            driver.onBeatDue();
            driver.onMetricsDue();
        }
    }

    void send(Command command) {
        send(command, clock.broker());
    }

    void send(Command command, Instant loggedAt) {
        driver.onCommand(new LogPosition("any", 0, 0, loggedAt), command);
    }

    TestConfig config(Plan plan) {
        return config(TEST, plan);
    }

    TestConfig config(TestId test, Plan plan) {
        return config(test, plan, SELF, clock.broker().plusSeconds(60));
    }

    TestConfig config(TestId test, Plan plan, Incarnation addressed, Instant expiresAt) {
        List<Assignment.Node> nodes =
                List.of(new Assignment.Node(OTHER, new Incarnation("b1"), 0), new Assignment.Node(NODE, addressed, 1));
        return new TestConfig(
                test, plan.type(), 0, 10, new Assignment(Protocol.VERSION, term, epoch, plan, nodes, null, expiresAt));
    }

    Trigger trigger(Instant startAt) {
        return trigger(TEST, startAt, startAt.plusSeconds(30));
    }

    Trigger trigger(TestId test, Instant startAt, Instant expiresAt) {
        return new Trigger(test, new Trigger.StartOrder(Protocol.VERSION, term, epoch, startAt, expiresAt));
    }

    TestOrder hold() {
        return new TestOrder(TEST, epoch, TestState.CONFIGURED, Order.HOLD, List.of());
    }

    TestOrder run() {
        return new TestOrder(TEST, epoch, TestState.RUNNING, Order.RUN, List.of());
    }

    TestOrder stop() {
        return new TestOrder(TEST, epoch, TestState.DRAINING, Order.STOP, List.of());
    }

    TestOrder ended(TestState state, NodeId... finals) {
        return new TestOrder(TEST, epoch, state, Order.STOP, List.of(finals));
    }

    void beat(TestOrder... tests) {
        send(orchestratorBeat(List.of(tests), List.of()));
    }

    void refuse(RefusedNode... nodes) {
        send(orchestratorBeat(List.of(), List.of(nodes)));
    }

    OrchestratorBeat orchestratorBeat(List<TestOrder> tests, List<RefusedNode> refused) {
        return new OrchestratorBeat(
                new NodeId("orchestrator"),
                false,
                clock.wall(),
                Protocol.VERSION,
                new Incarnation("o1"),
                term,
                tests,
                refused);
    }

    DriverStatus shown() {
        return broker.last(DriverBeat.class).status();
    }

    DriverState state() {
        return shown().state();
    }

    long ignored(Ignored.Why why) {
        return driver.ignored().getOrDefault(why.name().toLowerCase(java.util.Locale.ROOT), 0L);
    }

    /** Each state that the heartbeats showed, in order, repeats left out. */
    List<DriverState> statesShown() {
        List<DriverState> states = new ArrayList<>();
        for (DriverBeat beat : broker.all(DriverBeat.class)) {
            if (states.isEmpty()
                    || states.get(states.size() - 1) != beat.status().state()) {
                states.add(beat.status().state());
            }
        }
        return states;
    }

    static Plan plan(int count, String url) {
        return plan(count, url, Map.of());
    }

    static Plan plan(int count, String url, Map<String, String> headers) {
        var target = new PlanDraft.TargetDraft(url, null, headers, null, null, null, null, null, null, null, null);
        return new PlanRules(PlanLimits.DEFAULT, new Faults())
                .toPlan(PlanDraft.ofPublicFields(TestType.TSUNAMI, 10.0, target, count));
    }

    static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
