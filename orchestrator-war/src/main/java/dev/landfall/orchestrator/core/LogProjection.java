package dev.landfall.orchestrator.core;

import dev.landfall.lifecycle.Epoch;
import dev.landfall.lifecycle.Incarnation;
import dev.landfall.lifecycle.NodeId;
import dev.landfall.lifecycle.Term;
import dev.landfall.lifecycle.TestId;
import dev.landfall.message.Assignment;
import dev.landfall.message.Command;
import dev.landfall.message.CommandHandler;
import dev.landfall.message.Deregistration;
import dev.landfall.message.DriverBeat;
import dev.landfall.message.DriverReport;
import dev.landfall.message.DriverReportHandler;
import dev.landfall.message.DriverStatus;
import dev.landfall.message.FiguresReport;
import dev.landfall.message.FinalReport;
import dev.landfall.message.LogPosition;
import dev.landfall.message.Message;
import dev.landfall.message.MetricsReport;
import dev.landfall.message.OrchestratorBeat;
import dev.landfall.message.Registration;
import dev.landfall.message.StandbyBeat;
import dev.landfall.message.TestConfig;
import dev.landfall.message.TestStateChange;
import dev.landfall.message.Trigger;
import dev.landfall.message.Trigger.StartOrder;
import dev.landfall.orchestrator.core.IgnoredCounts.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes in what the log says, the same way in a replay and live: facts of fleet, tests and leadership. Decides nothing and writes nothing.
 * Belongs to the coordinator.
 */
final class LogProjection implements CommandHandler, DriverReportHandler {

    private static final String HEARTBEAT = "heartbeat";
    private static final int ORCHESTRATORS = 0;
    private static final int DRIVERS = 1;

    private final CoreState state;
    private final TestBook book;
    private final Fleet fleet;
    private final Leadership leadership;
    private final BrokerTime brokerTime;
    private final IgnoredCounts ignored;
    private final ReportIntake reports;
    private final TimeSource time;
    private final Duration metricsInterval;
    private final FoldListener listener;
    private final Map<String, Long> nextOffsets = new HashMap<>();
    private LogPosition at = new LogPosition("", 0, 0, Instant.EPOCH);

    LogProjection(CoreState state, FoldListener listener) {
        this.state = state;
        this.book = state.book();
        this.fleet = state.fleet();
        this.leadership = state.leadership();
        this.brokerTime = state.brokerTime();
        this.ignored = state.ignored();
        this.reports =
                new ReportIntake(state.ignored(), listener, state.settings().metricsInterval());
        this.time = state.ports().time();
        this.metricsInterval = state.settings().metricsInterval();
        this.listener = listener;
    }

    void fold(LogPosition position, Message message) {
        at = position;
        nextOffsets.put(position.partitionName(), position.offset() + 1);
        if (isIn(DRIVERS)) {
            brokerTime.sample(position.loggedAt());
            fleet.onLogTime(position.loggedAt());
            leadership.onLogTime(position.loggedAt());
        }
        if (message instanceof DriverReport report) {
            report.deliverTo(this);
        } else if (message instanceof Command command) {
            command.deliverTo(this);
        } else if (message instanceof TestStateChange change) {
            on(change);
        } else if (message instanceof StandbyBeat beat && isIn(DRIVERS)) {
            leadership.onStandby(at, beat.incarnation());
        }
    }

    private boolean isIn(int partitionOfHeartbeats) {
        return at.topic().equals(HEARTBEAT) && at.partition() == partitionOfHeartbeats;
    }

    @Override
    public void on(TestConfig config) {
        Assignment assignment = config.assignment();
        if (assignment == null || !config.testId().isFileName()) {
            ignored.add(Cause.FOREIGN_COMMAND);
            return;
        }
        if (isOfUnknown(assignment.term())) {
            return;
        }
        if (at.loggedAt().isAfter(assignment.expiresAt())) {
            ignored.add(Cause.EXPIRED);
            return;
        }
        leadership.onTerm(assignment.term());
        if (state.knows(config.testId())) {
            ignored.add(Cause.REPEATED);
            return;
        }
        LoadTest test = new LoadTest(at, config, nextOffsets, metricsInterval);
        book.add(test);
        listener.configRead(test);
    }

    @Override
    public void on(Trigger trigger) {
        StartOrder start = trigger.start();
        if (start == null) {
            ignored.add(Cause.FOREIGN_COMMAND);
            return;
        }
        if (isOfUnknown(start.term())) {
            return;
        }
        if (at.loggedAt().isAfter(start.expiresAt())) {
            ignored.add(Cause.EXPIRED);
            return;
        }
        leadership.onTerm(start.term());
        find(trigger.testId()).filter(t -> isPresentEpoch(t, start.epoch())).ifPresent(test -> {
            if (test.isPassedOn(start.term(), at.loggedAt())) {
                ignored.add(Cause.OLD_TERM);
            } else if (leadership.leads() && start.term().equals(leadership.term())) {
                listener.triggerRead(test, start);
            } else if (!test.hasEnded() && !test.state().isActive()) {
                test.start(start.startAt(), at.loggedAt());
                listener.dataRead(test);
            }
        });
    }

    /**
     * In the order of the journal: from a test's first entry of a newer orchestrator on, those of older ones do not count, for nobody. So
     * every reader sees the same steps, and the newer one itself takes none before it has read its own first entry back.
     */
    private void on(TestStateChange change) {
        if (isOfUnknown(change.term())) {
            return;
        }
        boolean own = leadership.leads() && change.term().equals(leadership.term());
        leadership.onTerm(change.term());
        find(change.testId()).ifPresent(test -> {
            if (change.term().compareTo(test.term()) < 0) {
                ignored.add(Cause.OLD_TERM);
            } else if (own) {
                test.passTo(change.term(), at.loggedAt());
                listener.stateRead(test, change);
            } else {
                test.passTo(change.term(), at.loggedAt());
                test.replay(change);
                listener.dataRead(test);
            }
        });
    }

    @Override
    public void on(OrchestratorBeat beat) {
        if (isIn(DRIVERS)) {
            leadership.onCopy(at, beat);
        } else if (isIn(ORCHESTRATORS)) {
            if (leadership.isOld(beat.term())) {
                ignored.add(Cause.OLD_TERM);
            }
            leadership.onBeat(beat);
        }
    }

    @Override
    public void on(Registration registration) {
        fleet.on(at, registration);
    }

    @Override
    public void on(Deregistration deregistration) {
        fleet.on(at, deregistration);
    }

    @Override
    public void on(DriverBeat beat) {
        DriverStatus status = beat.status();
        boolean byHolder = fleet.on(at, beat);
        TestId testId = status == null ? null : status.testId();
        if (!byHolder || status == null) {
            return;
        }
        book.unfinished().stream()
                .filter(test -> !test.state().isActive() && !test.id().equals(testId))
                .forEach(test -> test.node(beat.nodeId()).ifPresent(TestNode::letGo));
        if (testId != null) {
            book.find(testId).ifPresent(test -> reports.take(test, beat.nodeId(), status, at.loggedAt()));
        }
    }

    @Override
    public void on(FiguresReport figures) {
        fleet.heard(at, figures.nodeId(), null);
        part(figures.testId(), figures.nodeId(), null, null).ifPresent(p -> reports.take(p, figures, at));
    }

    @Override
    public void on(MetricsReport report) {
        fleet.heard(at, report.nodeId(), report.incarnation());
        part(report.testId(), report.nodeId(), report.incarnation(), report.epoch())
                .ifPresent(p -> reports.take(p, report, time.nanos()));
    }

    @Override
    public void on(FinalReport last) {
        MetricsReport report = last.metrics();
        fleet.heard(at, report.nodeId(), report.incarnation());
        part(report.testId(), report.nodeId(), report.incarnation(), report.epoch())
                .ifPresent(p -> reports.take(p, last, at, time.nanos()));
    }

    /** The part of a test that this very process was given; counted when there is none. */
    private Optional<ReportIntake.Part> part(
            TestId testId, NodeId nodeId, @Nullable Incarnation incarnation, @Nullable Epoch epoch) {
        LoadTest test = find(testId).orElse(null);
        if (test == null) {
            return Optional.empty();
        }
        TestNode node = test.node(nodeId).orElse(null);
        if (node == null) {
            ignored.add(Cause.UNASSIGNED_NODE);
            return Optional.empty();
        }
        if (!Objects.equals(node.incarnation(), incarnation)) {
            ignored.add(Cause.OLD_INCARNATION);
            return Optional.empty();
        }
        if (epoch != null && !isPresentEpoch(test, epoch)) {
            return Optional.empty();
        }
        test.seen(at);
        return Optional.of(new ReportIntake.Part(test, node));
    }

    /** While this one leads: of an orchestrator that has not shown itself by a beat. Counted, and to be left alone. */
    private boolean isOfUnknown(Term term) {
        boolean unknown = leadership.leads() && term.compareTo(leadership.term()) > 0;
        if (unknown) {
            ignored.add(Cause.UNKNOWN_TERM);
        }
        return unknown;
    }

    private Optional<LoadTest> find(TestId id) {
        Optional<LoadTest> test = book.find(id);
        if (test.isEmpty()) {
            ignored.add(Cause.UNKNOWN_TEST);
        }
        return test;
    }

    private boolean isPresentEpoch(LoadTest test, Epoch epoch) {
        if (!test.epoch().equals(epoch)) {
            ignored.add(Cause.OLD_EPOCH);
            return false;
        }
        return true;
    }
}
