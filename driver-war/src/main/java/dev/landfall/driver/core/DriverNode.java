package dev.landfall.driver.core;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import dev.landfall.lifecycle.EndReason;
import dev.landfall.message.Command;
import dev.landfall.message.LogPosition;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A driver: takes commands, runs one test at a time, reports. Thread-safe: one lock, {@link Serial}, guards everything behind it, and no
 * call blocks for longer than the short work of another.
 */
public final class DriverNode {

    private static final System.Logger LOG = System.getLogger(DriverNode.class.getName());
    private static final Duration SHORTEST_LOSS = Duration.ofSeconds(10);

    private final Serial serial = new Serial();
    private final DriverClock time;
    private final CounterStore counters;
    private final Ignored ignored = new Ignored();
    private final UnacknowledgedFinals finals;
    private final LoadReports reports;
    private final TestRunner runner;
    private final CommandDesk desk;
    private final Presence presence;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final long lostAfterNanos;
    private long tickNanos;
    private boolean closing;

    public DriverNode(DriverSettings settings, DriverPorts ports) {
        BrokerClock clock = new BrokerClock();
        this.time = ports.clock();
        this.counters = ports.counters();
        this.finals = new UnacknowledgedFinals(ports.sender(), ports.counters(), serial);
        this.reports = new LoadReports(ports, new MetricsOutbox(ports.sender(), serial), finals);
        Duration tenBeats = settings.heartbeatInterval().multipliedBy(10);
        this.lostAfterNanos = (tenBeats.compareTo(SHORTEST_LOSS) > 0 ? tenBeats : SHORTEST_LOSS).toNanos();
        this.tickNanos = time.nanos();
        this.runner = new TestRunner(
                settings, ports, serial, clock, reports, this::onChange, () -> tickNanos + lostAfterNanos);
        this.desk = new CommandDesk(settings, time, clock, runner, finals, ignored);
        this.presence = new Presence(settings, ports, serial, clock, this::activity, runner::onClock);
    }

    /** To be called once, at the start: what earlier lives have counted and no orchestrator has is published now. */
    public void recall() {
        counters.recall(left -> serial.execute(() -> {
            LOG.log(
                    INFO,
                    () -> "test=" + left.testId() + " node=" + left.nodeId()
                            + " counters of an earlier life are told: sent="
                            + left.metrics().counts().sent() + " " + left.endReason());
            finals.add(RunReport.again(left), true, time.nanos());
        }));
    }

    /** Commands are read from now on, none written earlier: only now may this driver be known. */
    public void onListening() {
        serial.execute(presence::listen);
    }

    /** One command, in the order of its partition. */
    public void onCommand(LogPosition at, Command command) {
        serial.execute(() -> command.deliverTo(desk.at(at)));
    }

    /** Some ten times a second: a lease may be over. */
    public void onPoll() {
        serial.execute(() -> runner.check(time.nanos()));
    }

    /** Each second. */
    public void onBeatDue() {
        serial.execute(() -> {
            long now = time.nanos();
            if (now - tickNanos > lostAfterNanos && !runner.isIdle()) {
                LOG.log(
                        WARNING,
                        () -> "this process stood still for " + (now - tickNanos) / 1_000_000
                                + " ms: others have given it up, so its load ends");
                runner.end(EndReason.FENCED);
            }
            tickNanos = now;
            runner.check(now);
            finals.repeat(now);
            presence.tick();
        });
    }

    /** Each second: ships the intervals that are closed, and again those that the broker did not take. */
    public void onMetricsDue() {
        serial.execute(() -> {
            reports.retry();
            runner.shipClosed();
        });
    }

    /** An interval may have closed: several times a second, so that the seconds of all drivers arrive together. Costs little. */
    public void onIntervalsDue() {
        serial.execute(runner::shipClosed);
    }

    /**
     * Takes no more tests and ends the one that goes on.
     *
     * @return done once broker and disk have its final report, or have failed to take it; that takes as long as the load may drain
     */
    public CompletionStage<Void> endLoad() {
        serial.execute(() -> {
            closing = true;
            desk.close();
            runner.end(EndReason.SHUTDOWN);
            onChange();
        });
        return ended.thenCompose(nothing -> serial.call(finals::sent)).thenCompose(nothing -> counters.written());
    }

    /** Says good-bye; done once the broker knows, or has failed to answer. Nothing is sent afterwards. */
    public CompletionStage<Void> leave() {
        return serial.call(presence::leave);
    }

    /** How this driver stands with the others. */
    public Standing standing() {
        return serial.call(() -> new Standing(presence.isRegistered(), desk.fence()));
    }

    /** How many commands were not obeyed, by reason: {@code old_term}, {@code repeated}, … */
    public Map<String, Long> ignored() {
        return serial.call(ignored::counts);
    }

    private Activity activity() {
        Activity now = runner.activity();
        return runner.isIdle() && desk.fence().isPresent()
                ? new Activity(now.state(), null, null, 0, desk.fence().get())
                : now;
    }

    private void onChange() {
        presence.beat();
        if (closing && runner.isIdle()) {
            ended.complete(null);
        }
    }
}
