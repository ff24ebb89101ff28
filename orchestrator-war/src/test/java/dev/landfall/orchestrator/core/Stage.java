package dev.landfall.orchestrator.core;

import dev.landfall.lifecycle.Incarnation;
import dev.landfall.lifecycle.NodeId;
import dev.landfall.lifecycle.TestId;
import dev.landfall.lifecycle.TestState;
import dev.landfall.message.Message;
import dev.landfall.message.OrchestratorBeat;
import dev.landfall.message.TestConfig;
import dev.landfall.message.TestStateChange;
import dev.landfall.message.Trigger;
import dev.landfall.orchestrator.core.view.DriverView;
import dev.landfall.orchestrator.core.view.FleetState;
import dev.landfall.orchestrator.core.view.TestView;
import dev.landfall.orchestrator.core.view.TimelineView;
import dev.landfall.workload.DriverSelection;
import dev.landfall.workload.Faults;
import dev.landfall.workload.Plan;
import dev.landfall.workload.PlanDraft;
import dev.landfall.workload.PlanLimits;
import dev.landfall.workload.PlanRules;
import dev.landfall.workload.Threshold;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One orchestrator's core on a log in memory, with drivers that beat, and clocks that are moved by hand. */
final class Stage implements ViewListener {

    private static final Duration STEP = Duration.ofMillis(100);

    final ManualTime time;
    final FakeLog log;
    final TestCoordinator core;
    final List<FakeDriver> drivers;
    final List<TestView> told = new ArrayList<>();
    final List<TimelineView.Second> ticks = new ArrayList<>();
    final FakeReports reports;
    OptionalLong targetCount = OptionalLong.empty();
    private int read;
    private LogFollower following;
    private long steps;
    private boolean frozen;

    Stage() {
        this(new ManualTime());
    }

    private Stage(ManualTime time) {
        this(time, new FakeLog(time), "orchestrator-1", new ArrayList<>(), new FakeReports());
    }

    private Stage(ManualTime time, FakeLog log, String name, List<FakeDriver> drivers, FakeReports reports) {
        this.reports = reports;
        this.time = time;
        this.log = log;
        this.drivers = drivers;
        Ports ports = new Ports(
                new SerialExecutor(Runnable::run),
                Runnable::run,
                time,
                log,
                reports,
                this,
                (target, test) -> CompletableFuture.completedFuture(targetCount));
        this.core = new TestCoordinator(
                new CoreSettings(new NodeId(name), new Incarnation(name), Duration.ofSeconds(1)), ports);
    }

    /** Another orchestrator, or the next life of this one, on the same log. */
    Stage another(String name) {
        return new Stage(time, log, name, drivers, reports.another());
    }

    /** Reads the log in the two steps of a start. */
    Stage start() {
        LogFollower follower = core.log();
        following = follower;
        int end = log.entries().size();
        for (FakeLog.Entry entry : log.entries().subList(0, end)) {
            if (isCommand(entry)) {
                follower.onRecord(entry.at(), entry.message());
            }
        }
        follower.onCommandsRead();
        for (FakeLog.Entry entry : log.entries().subList(0, end)) {
            if (!isCommand(entry)) {
                follower.onRecord(entry.at(), entry.message());
            }
        }
        read = end;
        follower.onCaughtUp();
        settle();
        return this;
    }

    /** Started and leading. */
    static Stage leading() {
        Stage stage = new Stage().start();
        stage.advance(Duration.ofSeconds(1));
        return stage;
    }

    FakeDriver driver(String name) {
        return driver(name, "incarnation-of-" + name);
    }

    FakeDriver driver(String name, String incarnation) {
        FakeDriver driver = new FakeDriver(log, time, name, incarnation).register();
        drivers.add(driver);
        driver.beat();
        settle();
        return driver;
    }

    /** Moves the clocks; each second every driver beats. */
    void advance(Duration by) {
        for (long i = 0; i < by.toMillis() / STEP.toMillis(); i++) {
            time.advance(STEP);
            if (++steps % 10 == 0) {
                drivers.forEach(FakeDriver::beat);
            }
            settle();
        }
    }

    /** This orchestrator reads nothing and does nothing until it thaws. */
    void freeze() {
        frozen = true;
    }

    void thaw() {
        frozen = false;
        settle();
    }

    /** Delivers everything that can be read, and what comes of it. */
    void settle() {
        if (frozen) {
            return;
        }
        do {
            while (read < log.entries().size()) {
                FakeLog.Entry entry = log.entries().get(read++);
                following.onRecord(entry.at(), entry.message());
            }
            following.onPoll();
        } while (read < log.entries().size() && !following.isOver());
        if (following.isOver()) {
            start();
        }
    }

    <T> T now(CompletionStage<T> stage) {
        settle();
        return stage.toCompletableFuture().getNow(null);
    }

    TestId create(Plan plan) {
        return now(core.create(plan, null)).testId();
    }

    TestView view(TestId id) {
        settle();
        return core.test(id).orElseThrow();
    }

    TestState state(TestId id) {
        return view(id).state();
    }

    OrchestratorBeat lastBeat() {
        List<OrchestratorBeat> beats = log.written(OrchestratorBeat.class);
        return beats.get(beats.size() - 1);
    }

    FleetState fleetState(String name) {
        return driverView(name).state();
    }

    DriverView driverView(String name) {
        return core.drivers().stream()
                .filter(d -> d.nodeId().value().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** AVALANCHE for a duration as fast as possible, on all drivers; the rest is set by the change. */
    static Plan plan(PlanChange change) {
        PlanEdit edit = new PlanEdit();
        change.apply(edit);
        PlanDraft draft = new PlanDraft(
                edit.name,
                "AVALANCHE",
                null,
                null,
                edit.rate,
                null,
                target(edit.followRedirects),
                edit.count,
                edit.durationMillis,
                null,
                null,
                null,
                edit.drivers,
                edit.autoTrigger,
                edit.readyTimeoutMillis,
                edit.triggerTimeoutMillis,
                edit.onDriverLoss,
                edit.thresholds);
        return new PlanRules(PlanLimits.DEFAULT, new Faults()).toPlan(draft);
    }

    private static PlanDraft.TargetDraft target(Boolean followRedirects) {
        return new PlanDraft.TargetDraft(
                "http://localhost:8080/ping", null, null, null, null, 1000.0, null, null, null, null, followRedirects);
    }

    interface PlanChange {
        void apply(PlanEdit edit);
    }

    static final class PlanEdit {
        String name = "trial";
        Double rate;
        Double count;
        Double durationMillis = 3000.0;
        DriverSelection drivers;
        Boolean autoTrigger;
        Double readyTimeoutMillis;
        Double triggerTimeoutMillis;
        String onDriverLoss;
        Boolean followRedirects;
        List<Threshold> thresholds = List.of();
    }

    @Override
    public void onDrivers(List<DriverView> now) {}

    @Override
    public void onTest(TestView test) {
        told.add(test);
    }

    @Override
    public void onTick(TestView test, TimelineView.Second second, Instant now) {
        ticks.add(second);
    }

    private static boolean isCommand(FakeLog.Entry entry) {
        Message message = entry.message();
        return entry.at().topic().equals("register")
                || message instanceof TestConfig
                || message instanceof Trigger
                || message instanceof TestStateChange;
    }
}
