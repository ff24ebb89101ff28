package dev.landfall.orchestrator.core;

import dev.landfall.lifecycle.EndReason;
import dev.landfall.lifecycle.NodeId;
import dev.landfall.lifecycle.Reason;
import dev.landfall.lifecycle.TestState;
import dev.landfall.orchestrator.core.view.Ledger;
import dev.landfall.stats.RequestCounts;
import dev.landfall.workload.LossPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rules by which a test goes from state to state: reads facts, changes nothing. Belongs to the coordinator. */
final class Lifecycle {

    /** A step that is due. */
    record Step(TestState next, Reason reason) {}

    /**
     * When it is.
     *
     * @param now on the broker's clock
     * @param patientUntil before it nobody is given up: a new leader lets drivers be heard first
     */
    record Moment(Instant now, Instant patientUntil) {
        boolean isPast(Instant deadline) {
            return !now.isBefore(deadline) && !now.isBefore(patientUntil);
        }
    }

    private static final Duration ROOM = Duration.ofSeconds(30);

    private final Fleet fleet;

    Lifecycle(Fleet fleet) {
        this.fleet = fleet;
    }

    /** The next step before the end; null when none is due. */
    @Nullable
    Step next(LoadTest test, Moment at, boolean triggerOnItsWay) {
        return switch (test.state()) {
            case CONFIGURED -> beforeStart(test, at, false);
            case READY -> beforeStart(test, at, triggerOnItsWay);
            case TRIGGERED -> afterTrigger(test, at);
            case RUNNING -> running(test, at);
            case DRAINING, COMPLETED, PARTIAL, ABORTED, FAILED -> null;
        };
    }

    /** How long a test waits for its drivers to be ready, then for its trigger; null when it waits for neither. */
    static @Nullable Instant waitsUntil(LoadTest test) {
        return switch (test.state()) {
            case CONFIGURED -> test.createdAt().plus(test.plan().readyTimeout());
            case READY -> test.stateSince().plus(test.plan().triggerTimeout());
            case TRIGGERED, RUNNING, DRAINING, COMPLETED, PARTIAL, ABORTED, FAILED -> null;
        };
    }

    private static boolean hasWaited(LoadTest test, Moment at) {
        Instant until = waitsUntil(test);
        return until != null && at.isPast(until);
    }

    /** Why a test that has been triggered must be stopped by us; null when it may go on. */
    @Nullable
    Reason failure(LoadTest test) {
        if (test.plan().onDriverLoss() != LossPolicy.FAIL || test.stop() != null) {
            return null;
        }
        List<NodeId> lost = nodes(test, n -> isGone(n) && !n.tally().isFinal() && !n.isPublic());
        if (!lost.isEmpty()) {
            return new Reason.DriverLost(lost);
        }
        Map<NodeId, String> refused = refusals(test);
        return refused.isEmpty() ? null : new Reason.Refused(refused);
    }

    /** True when nothing more is to be expected of a draining test, or it has waited for long enough. */
    boolean isOver(LoadTest test, Moment at) {
        return deadline(test).filter(at::isPast).isPresent()
                || test.nodes().stream().allMatch(n -> isSettled(test, n, at));
    }

    /** How a test that is over ends. */
    Step ending(LoadTest test, Ledger ledger, Instant now) {
        Stop stop = test.stop();
        if (stop != null) {
            return new Step(stop.aborts() ? TestState.ABORTED : TestState.FAILED, stop.reason());
        }
        Map<NodeId, String> refused = refusals(test);
        if (refused.size() == test.nodes().size()) {
            return new Step(TestState.FAILED, new Reason.Refused(refused));
        }
        if (!refused.isEmpty()) {
            return new Step(TestState.PARTIAL, new Reason.Refused(refused));
        }
        List<NodeId> missing = nodes(test, n -> !n.isDone(now));
        if (!missing.isEmpty()) {
            boolean allGone = test.nodes().stream().allMatch(n -> n.isDone(now) || isGone(n));
            return new Step(
                    TestState.PARTIAL, allGone ? new Reason.DriverLost(missing) : new Reason.FinalMissing(missing));
        }
        Map<NodeId, EndReason> early = early(test);
        if (!early.isEmpty()) {
            return new Step(TestState.PARTIAL, new Reason.EndedEarly(early));
        }
        return ledger.balanced()
                ? new Step(TestState.COMPLETED, new Reason.AsPlanned())
                : new Step(TestState.PARTIAL, new Reason.NotBalanced(ledger.differences()));
    }

    private @Nullable Step beforeStart(LoadTest test, Moment at, boolean triggerOnItsWay) {
        Stop stop = test.stop();
        if (stop != null) {
            return new Step(TestState.ABORTED, stop.reason());
        }
        Map<NodeId, String> refused = refusals(test);
        if (!refused.isEmpty()) {
            return new Step(TestState.FAILED, new Reason.Refused(refused));
        }
        List<NodeId> lost = nodes(test, this::isGone);
        if (!lost.isEmpty() && at.isPast(test.createdAt())) {
            return new Step(TestState.FAILED, new Reason.DriverLost(lost));
        }
        List<NodeId> waitingFor = nodes(test, n -> !n.isReady());
        if (test.state() == TestState.READY) {
            if (!waitingFor.isEmpty()) {
                return new Step(TestState.FAILED, new Reason.NoLongerReady(waitingFor));
            }
            return hasWaited(test, at) && !triggerOnItsWay
                    ? new Step(
                            TestState.FAILED,
                            new Reason.NotTriggered(test.plan().triggerTimeout()))
                    : null;
        }
        if (waitingFor.isEmpty()) {
            return new Step(TestState.READY, new Reason.AsPlanned());
        }
        return hasWaited(test, at)
                ? new Step(
                        TestState.FAILED,
                        new Reason.NotReady(waitingFor, test.plan().readyTimeout()))
                : null;
    }

    private @Nullable Step afterTrigger(LoadTest test, Moment at) {
        Stop stop = test.stop();
        if (stop != null) {
            return new Step(TestState.DRAINING, stop.reason());
        }
        return at.now().isBefore(Objects.requireNonNull(test.startAt()))
                ? null
                : new Step(TestState.RUNNING, new Reason.AsPlanned());
    }

    private @Nullable Step running(LoadTest test, Moment at) {
        Stop stop = test.stop();
        if (stop != null) {
            return new Step(TestState.DRAINING, stop.reason());
        }
        boolean timeIsOver =
                sendingEnds(test).filter(end -> !at.now().isBefore(end)).isPresent();
        boolean allSent = test.nodes().stream().allMatch(n -> hasSentAll(test, n) || isSettled(test, n, at));
        return timeIsOver || allSent ? new Step(TestState.DRAINING, new Reason.AsPlanned()) : null;
    }

    /** When sending is over at the latest. */
    private static Optional<Instant> sendingEnds(LoadTest test) {
        return Optional.ofNullable(test.startAt())
                .map(at -> at.plus(test.plan().warmUp()).plus(test.plan().plannedSending()));
    }

    /** When the test ends at the latest once it has started. */
    private static Optional<Instant> deadline(LoadTest test) {
        Duration room = test.plan().target().timeout().multipliedBy(2).plus(ROOM);
        Stop stop = test.stop();
        Instant stopped = stop == null ? Instant.MAX : stop.askedAt().plus(ROOM);
        return sendingEnds(test).map(at -> at.plus(room)).map(at -> at.isBefore(stopped) ? at : stopped);
    }

    private boolean isSettled(LoadTest test, TestNode node, Moment at) {
        boolean stoppedPublic = node.isPublic() && test.stop() != null;
        boolean givenUp = isGone(node) && !at.now().isBefore(at.patientUntil());
        return node.isDone(at.now()) || node.refusal() != null || stoppedPublic || givenUp;
    }

    private static boolean hasSentAll(LoadTest test, TestNode node) {
        Long count = test.plan().limits().messageCount();
        RequestCounts counts = node.tally().counts();
        return count != null
                && counts.scheduled() >= count
                && counts.scheduled() == counts.sent() + counts.notSentTotal();
    }

    private boolean isGone(TestNode node) {
        return node.isGone(fleet);
    }

    private static List<NodeId> nodes(LoadTest test, Predicate<TestNode> which) {
        return test.nodes().stream().filter(which).map(TestNode::nodeId).toList();
    }

    private static Map<NodeId, String> refusals(LoadTest test) {
        return test.nodes().stream()
                .filter(n -> n.refusal() != null)
                .collect(Collectors.toMap(TestNode::nodeId, n -> Objects.requireNonNull(n.refusal())));
    }

    private static Map<NodeId, EndReason> early(LoadTest test) {
        return test.nodes().stream()
                .filter(TestNode::endedEarly)
                .collect(Collectors.toMap(
                        TestNode::nodeId, n -> Objects.requireNonNull(n.tally().endReason())));
    }
}
