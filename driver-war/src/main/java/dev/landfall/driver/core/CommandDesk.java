package dev.landfall.driver.core;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import dev.landfall.driver.core.Ignored.Why;
import dev.landfall.lifecycle.EndReason;
import dev.landfall.lifecycle.Term;
import dev.landfall.lifecycle.TestId;
import dev.landfall.message.Assignment;
import dev.landfall.message.CommandHandler;
import dev.landfall.message.LogPosition;
import dev.landfall.message.OrchestratorBeat;
import dev.landfall.message.TestConfig;
import dev.landfall.message.Trigger;
import dev.landfall.workload.Share;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides which commands are for this process, from the present orchestrator, and in time; what is not is counted and ignored. Not
 * thread-safe: belongs to {@link Serial}.
 */
final class CommandDesk {

    private static final System.Logger LOG = System.getLogger(CommandDesk.class.getName());

    private final DriverSettings settings;
    private final DriverClock time;
    private final BrokerClock clock;
    private final TestRunner runner;
    private final UnacknowledgedFinals finals;
    private final Ignored ignored;
    private final PublicCommands publicCommands;
    private Term term = Term.FIRST;
    private Optional<String> fence = Optional.empty();
    private boolean closed;

    CommandDesk(
            DriverSettings settings,
            DriverClock time,
            BrokerClock clock,
            TestRunner runner,
            UnacknowledgedFinals finals,
            Ignored ignored) {
        this.settings = settings;
        this.time = time;
        this.clock = clock;
        this.runner = runner;
        this.finals = finals;
        this.ignored = ignored;
        this.publicCommands = new PublicCommands(settings, time, clock, runner, ignored);
    }

    /** Why this process may not take part: another one has its name. */
    Optional<String> fence() {
        return fence;
    }

    /** Takes no test from now on. */
    void close() {
        closed = true;
    }

    /** A handler for one command that stood at this place of the log. */
    CommandHandler at(LogPosition at) {
        return new CommandHandler() {
            @Override
            public void on(TestConfig config) {
                if (closed || fence.isPresent()) {
                    ignored.count(closed ? Why.LEAVING : Why.FENCED, () -> "test=" + config.testId() + " test_config");
                } else if (config.assignment() == null) {
                    publicCommands.on(at, config);
                } else {
                    assign(at, config.testId(), config.assignment());
                }
            }

            @Override
            public void on(Trigger trigger) {
                if (closed || fence.isPresent()) {
                    ignored.count(closed ? Why.LEAVING : Why.FENCED, () -> "test=" + trigger.testId() + " trigger");
                } else if (trigger.start() == null) {
                    publicCommands.on(at, trigger);
                } else {
                    start(at, trigger.testId(), trigger.start());
                }
            }

            @Override
            public void on(OrchestratorBeat beat) {
                heed(at, beat);
            }
        };
    }

    private void assign(LogPosition at, TestId testId, Assignment assignment) {
        Optional<Assignment.Node> me = assignment.node(settings.nodeId());
        if (me.isEmpty()) {
            return;
        }
        if (!settings.incarnation().equals(me.get().incarnation())) {
            ignored.count(Why.OTHER_INCARNATION, () -> "test=" + testId + " test_config");
        } else if (isOld(assignment.term())) {
            ignored.count(Why.OLD_TERM, () -> "test=" + testId + " test_config");
        } else if (now(at).isAfter(assignment.expiresAt())) {
            ignored.count(Why.EXPIRED, () -> "test=" + testId + " test_config");
        } else if (runner.knows(testId, assignment.epoch())) {
            ignored.count(
                    Why.REPEATED,
                    () -> "test=" + testId + " test_config epoch "
                            + assignment.epoch().value());
        } else if (me.get().index() < 0
                || me.get().index() >= assignment.nodes().size()) {
            ignored.count(
                    Why.UNUSABLE,
                    () -> "test=" + testId + " test_config: index " + me.get().index());
        } else {
            Share share = new Share(me.get().index(), assignment.nodes().size());
            runner.take(
                    new DriverAssignment(testId, assignment.epoch(), assignment.plan(), share, true, at.loggedAt()));
        }
    }

    private void start(LogPosition at, TestId testId, Trigger.StartOrder start) {
        if (isOld(start.term())) {
            ignored.count(Why.OLD_TERM, () -> "test=" + testId + " trigger");
        } else if (now(at).isAfter(start.expiresAt())) {
            ignored.count(Why.EXPIRED, () -> "test=" + testId + " trigger");
        } else if (!runner.trigger(testId, start)) {
            boolean known = runner.knows(testId, start.epoch());
            ignored.count(known ? Why.REPEATED : Why.NO_CONFIG, () -> "test=" + testId + " trigger");
        }
    }

    private void heed(LogPosition at, OrchestratorBeat beat) {
        if (isOld(beat.term())) {
            ignored.count(Why.OLD_TERM, () -> "heartbeat of " + beat.nodeId());
        } else if (!beat.leaving()) {
            // A leaving orchestrator may come back: from here on its silence counts, not what it no longer lists.
            finals.on(beat, time.nanos());
            term = beat.term();
            fence(beat);
            runner.on(beat, at.loggedAt());
        }
    }

    private void fence(OrchestratorBeat beat) {
        Optional<String> now = beat.refused().stream()
                .filter(r ->
                        r.nodeId().equals(settings.nodeId()) && r.incarnation().equals(settings.incarnation()))
                .findFirst()
                .map(r -> "FENCED: " + r.reason() + ", the name " + settings.nodeId() + " belongs to a driver at "
                        + (r.holderIp() == null ? "an unknown address" : r.holderIp()));
        if (now.isPresent() && fence.isEmpty()) {
            LOG.log(WARNING, () -> "node=" + settings.nodeId() + " " + now.get());
            runner.end(EndReason.FENCED);
        } else if (now.isEmpty() && fence.isPresent()) {
            LOG.log(INFO, () -> "node=" + settings.nodeId() + " is no longer refused");
        }
        fence = now;
    }

    /**
     * True for an orchestrator that has been followed by another. Only beats raise the term that is followed: a stray command of a high
     * term must not make a driver deaf to the orchestrator that really beats.
     */
    private boolean isOld(Term asked) {
        return asked.compareTo(term) < 0;
    }

    /** The broker's time; before it is known, that of the record is as good as can be. */
    private Instant now(LogPosition at) {
        return clock.at(time.nanos()).orElse(at.loggedAt());
    }
}
